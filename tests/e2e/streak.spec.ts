import type { Page } from '@playwright/test'
import { addDays, dayOf } from '@/lib/engagement/days/rules'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember, logIn } from './newcomer'

const gold = (page: Page) => page.getByRole('link', { name: /GOLD/ }).first()
const visits = (page: Page) => page.getByRole('region', { name: '들르기 출석' })
const plays = (page: Page) => page.getByRole('region', { name: '플레이 출석' })

/** As the page itself would: a write that comes from this site. */
const write = (page: Page, method: 'put' | 'post', path: string, data: object) =>
  page.request[method](path, {
    data,
    headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': crypto.randomUUID() },
  })

test('home leads to the reward that waits; it comes with a receipt, as a line of the wallet, once', async ({
  page,
}) => {
  await becomeMember(page)
  await write(page, 'put', '/api/users/me/onboarding', { step: 0, status: 'SKIPPED' })
  await page.goto('/home')
  await page.getByRole('link', { name: /출석 1일째예요/ }).click()
  await page.waitForURL('**/streak')
  await visits(page).getByRole('button', { name: '20 GOLD 받기' }).click()
  await expect(visits(page).getByText('20 GOLD를 받았어요', { exact: true })).toBeVisible()
  await expect(visits(page).getByRole('button')).toHaveCount(0)
  await expect(gold(page)).toContainText('1,020')
  await expect(page.getByText('20 GOLD 보상을 받았어요.')).toHaveCount(0)
  const today = page.getByRole('table').getByText(/보상 받음, 1일째, 20 GOLD/)
  await expect(today).toBeAttached()
  await page.reload()
  await expect(visits(page).getByText('오늘 보상 20 GOLD를 받았어요.')).toBeVisible()
  await page.goto('/wallet')
  const row = page.getByRole('listitem').filter({ hasText: '출석 보상을 받았어요' })
  await expect(row).toHaveCount(1)
  await expect(row).toContainText('+20 GOLD')
})

test('who looks in keeps the streak, reward taken or not', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/home')
  await expect(page.getByRole('link', { name: /들르기 1일째/ })).toBeVisible()
  const status = await (await page.request.get('/api/streak/status')).json()
  expect(status.streaks[0]).toMatchObject({ streak: 1, isActiveToday: true, canClaim: true })
})

test('two devices: what one has taken is no longer offered by the other, which hears of it', async ({
  page,
  newVisitor,
}) => {
  const newcomer = await becomeMember(page)
  const other = await newVisitor()
  await logIn(other, newcomer)
  await other.goto('/streak')
  await page.goto('/streak')
  await expect(visits(other).getByRole('button', { name: '20 GOLD 받기' })).toBeVisible()
  await visits(page).getByRole('button', { name: '20 GOLD 받기' }).click()
  await expect(other.getByText('20 GOLD 보상을 받았어요.')).toBeVisible()
  await expect(visits(other).getByText('오늘 보상 20 GOLD를 받았어요.')).toBeVisible()
  await expect(gold(other)).toContainText('1,020')
})

test('a round makes the play bonus, which is offered at once and need not be won', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/streak')
  await expect(plays(page).getByText('오늘 한 판을 마치면 10 GOLD를 받을 수 있어요.')).toBeVisible()
  await expect(plays(page).getByRole('button')).toHaveCount(0)
  expect((await write(page, 'post', '/api/actions/SLOT_SPIN', { bet: 10 })).status()).toBe(200)
  await plays(page).getByRole('button', { name: '10 GOLD 받기' }).click()
  await expect(plays(page).getByText('10 GOLD를 받았어요', { exact: true })).toBeVisible()
})

test('abroad the end of the day is said on both clocks; in Korea on one', async ({ page, newVisitor }) => {
  const newcomer = await becomeMember(page)
  await page.goto('/streak')
  const boundary = (where: Page) => where.getByRole('region', { name: '오늘이 끝나는 때' })
  await expect(boundary(page).getByRole('time')).toHaveCount(1)
  const abroad = await newVisitor({ timezoneId: 'Pacific/Honolulu' })
  await logIn(abroad, newcomer)
  await abroad.goto('/streak')
  await expect(boundary(abroad).getByText('지금 계신 곳 (Pacific/Honolulu)')).toBeVisible()
  const [korea, here] = [boundary(abroad).getByRole('time').first(), boundary(abroad).getByRole('time').last()]
  await expect(korea).toContainText('12:00')
  await expect(here).toContainText('5:00')
  expect(await korea.getAttribute('datetime')).toBe(await here.getAttribute('datetime'))
})

test('protections can be switched off and on, and stay so', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/streak')
  const toggle = page.getByRole('switch', { name: '출석 보호권' })
  await expect(toggle).toBeChecked()
  const saved = page.waitForResponse('**/api/streak/protection')
  await toggle.uncheck({ force: true })
  await expect(page.getByText('꺼 두었어요.')).toBeVisible()
  await saved
  await page.reload()
  await expect(toggle).not.toBeChecked()
})

test('a claim that fails says that nothing has changed, and the same press helps', async ({ page, complaints }) => {
  complaints.expectRefusal(503)
  await becomeMember(page)
  await page.goto('/streak')
  const refuse = '**/api/streak/claim'
  await page.route(refuse, (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', json: { code: 'UNAVAILABLE', status: 503 } }),
  )
  const press = visits(page).getByRole('button', { name: '20 GOLD 받기' })
  await press.click()
  await expect(visits(page).getByRole('alert')).toContainText('가진 것은 그대로예요', { timeout: 20_000 })
  await page.unroute(refuse)
  await press.click()
  await expect(visits(page).getByText('20 GOLD를 받았어요', { exact: true })).toBeVisible()
})

test('an operator declares an outage, takes it back, and mends a streak', async ({ page, newVisitor }) => {
  const member = await newVisitor()
  await becomeMember(member)
  const { id } = await (await member.request.get('/api/auth/me')).json()
  await page.goto('/admin/streaks')
  await page.getByLabel('이메일').fill(DEMO_OPERATOR.email)
  await page.getByLabel('비밀번호', { exact: true }).fill(DEMO_OPERATOR.password)
  await page.getByRole('button', { name: '로그인', exact: true }).click()
  await page.waitForURL('**/admin/streaks')
  const reason = `점검 ${id.slice(-6)}`
  const day = addDays(dayOf(new Date()), -7)
  await page.getByLabel('시작 (한국 시간)').fill(`${day}T20:00`)
  await page.getByLabel('끝 (한국 시간)').fill(`${day}T21:30`)
  const declare = page.getByRole('region', { name: '장애 적기' })
  await declare.getByLabel('이유').fill(reason)
  await declare.getByRole('button', { name: '장애 적기' }).click()
  await expect(page.getByText(`적었어요. 지켜지는 날: ${day}`)).toBeVisible()
  const row = page.getByRole('row').filter({ hasText: reason })
  await row.getByRole('button', { name: /거두기/ }).click()
  await row.getByLabel('거두는 이유').fill('없던 일')
  await row.getByRole('button', { name: '거두기' }).click()
  await expect(row).toContainText('거둠: 없던 일')

  await page.getByLabel('회원 번호').fill(id)
  await page.getByRole('button', { name: '찾기', exact: true }).click()
  const form = page.getByRole('form', { name: '바로잡기' })
  await form.getByLabel('그날까지 이어진 날').fill('12')
  await form.getByLabel('이유').fill('결함으로 끊김')
  await form.getByRole('button', { name: '바로잡기' }).click()
  await expect(page.getByText('바로잡았어요.')).toBeVisible()
  await expectAccessible(page)
  await member.goto('/streak')
  await expect(visits(member)).toContainText('13일째')
})
