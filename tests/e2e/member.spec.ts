import { expect, test } from './fixtures'
import { becomeMember, logIn } from './newcomer'

test('the wallet shows the line behind the balance', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/wallet')
  const row = page.getByRole('listitem').filter({ hasText: '가입을 축하해요' })
  await expect(row).toContainText('+1,000 GOLD')
  await expect(row).toContainText('잔액 1,000')
  await page.getByRole('link', { name: 'POINT', exact: true }).click()
  await expect(page.getByText('아직 내역이 없어요')).toBeVisible()
})

test('what cannot be read is said, with a way to try again', async ({ page, complaints }) => {
  complaints.expectRefusal(500)
  await becomeMember(page)
  const refuse = '**/api/users/balance/history*'
  await page.route(refuse, (route) => route.fulfill({ status: 500, json: { code: 'INTERNAL' } }))
  await page.goto('/wallet')
  await expect(page.getByRole('alert').filter({ hasText: '가진 것은 그대로예요' })).toBeVisible({ timeout: 20_000 })
  await page.unroute(refuse)
  await page.getByRole('button', { name: '다시 시도' }).click()
  await expect(page.getByText('가입을 축하해요')).toBeVisible()
})

test('a device that is ended is signed out at once', async ({ page, newVisitor, complaints }) => {
  complaints.expectRefusal(401)
  const newcomer = await becomeMember(page)
  const other = await newVisitor()
  await logIn(other, newcomer)
  await page.goto('/sessions')
  await expect(page.getByText('지금 이 기기')).toHaveCount(1)
  await page.getByRole('button', { name: /끊기$/ }).click()
  await expect(page.getByText(/에서 로그아웃했어요/)).toBeVisible()
  await expect(page.getByRole('button', { name: /끊기$/ })).toHaveCount(0)
  expect((await other.request.get('/api/auth/me')).status()).toBe(401)
  await other.waitForURL((url) => url.pathname === '/login')
})

test('logging out everywhere asks once and leaves nobody in', async ({ page, newVisitor, complaints }) => {
  complaints.expectRefusal(401)
  const newcomer = await becomeMember(page)
  const other = await newVisitor()
  await logIn(other, newcomer)
  await page.goto('/sessions')
  await page.getByRole('button', { name: '모든 기기에서 로그아웃' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '로그아웃' }).click()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/')
  expect((await page.request.get('/api/auth/me')).status()).toBe(401)
  expect((await other.request.get('/api/auth/me')).status()).toBe(401)
  await other.waitForURL((url) => url.pathname === '/login')
})

test('log-out ends the session and shows the front page', async ({ page, complaints }) => {
  complaints.expectRefusal(401)
  await becomeMember(page)
  await page.goto('/profile')
  await page.getByRole('button', { name: '로그아웃' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/home')
  await page.waitForURL((url) => url.pathname === '/login')
})

test('a log-out that takes long shows the front page, not the log-in for lost sessions', async ({
  page,
  complaints,
}) => {
  complaints.expectRefusal(401)
  await becomeMember(page)
  await page.goto('/profile')
  const seen: string[] = []
  page.on('framenavigated', (frame) => seen.push(new URL(frame.url()).pathname))
  // By then the stream has ended, and was refused when it tried again.
  const refused = page.waitForResponse((response) => response.status() === 401)
  await page.route('**/api/auth/signout', async (route) => {
    await refused
    await page.waitForTimeout(1_000)
    await route.continue()
  })
  await page.getByRole('button', { name: '로그아웃' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  expect(seen).not.toContain('/login')
})

test('a nickname can be changed, and not to one that is taken', async ({ page, newVisitor, complaints }) => {
  complaints.expectRefusal(409)
  const taken = await becomeMember(await newVisitor())
  await becomeMember(page)
  await page.goto('/profile')
  await page.getByLabel('별명').fill(taken.nickname)
  await page.getByRole('button', { name: '별명 바꾸기' }).click()
  await expect(page.getByText('누가 먼저 쓰고 있어요')).toBeVisible()
  await page.getByLabel('별명').fill(`${taken.nickname}2`)
  await page.getByRole('button', { name: '별명 바꾸기' }).click()
  await expect(page.getByText('별명을 바꿨어요.')).toBeVisible()
})

test('settings are in force at once, from the first byte of the next page, and on another device', async ({
  page,
  newVisitor,
}) => {
  const newcomer = await becomeMember(page)
  await page.goto('/settings')
  await page.getByRole('radio', { name: '어둡게' }).check({ force: true })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.getByRole('radio', { name: '줄이기' }).check({ force: true })
  await page.getByRole('radio', { name: 'English' }).check({ force: true })
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  await expect(page.getByText('Saved.')).toBeVisible()
  const html = await (await page.request.get('/settings')).text()
  const [root] = /<html[^>]*>/.exec(html) ?? []
  expect(root).toBe('<html lang="en" data-theme="dark" data-motion="reduced">')

  const other = await newVisitor()
  await logIn(other, newcomer)
  await expect(other.getByRole('heading', { level: 1 })).toContainText('Hello')
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark')
})
