import type { Page } from '@playwright/test'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { expect, expectAccessible, test } from './fixtures'

type Account = { email: string; password: string }
type NewMember = Account & { id: string; nickname: string }

/** Somebody of this test's own, so that no other journey moves their GOLD. */
async function signUp(page: Page): Promise<NewMember> {
  const mark = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`
  const account = { nickname: `손님${mark}`, email: `${mark}@example.com`, password: 'a-long-enough-1' }
  const response = await page.request.post('/api/auth/signup', { data: { ...account, inviteCode: '5858' } })
  expect(response.status()).toBe(201)
  return { ...account, id: (await response.json()).member.id }
}

async function logIn(page: Page, { email, password }: Account) {
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill(password)
  await page.getByRole('button', { name: '로그인', exact: true }).click()
}

async function openConsole(page: Page, path = '/admin') {
  await page.goto(path)
  await logIn(page, DEMO_OPERATOR)
  await page.waitForURL((url) => url.pathname + url.search === path)
}

test('an operator’s grant shows in the member’s open tab within a second, and is taken back', async ({
  page,
  newVisitor,
}) => {
  const member = await newVisitor()
  const account = await signUp(member)
  await member.goto('/login')
  await logIn(member, account)
  await member.waitForURL('**/home')
  await member.goto('/wallet')
  const chip = member.getByRole('link', { name: /GOLD/ }).first()
  await expect(chip).toContainText('1,000')
  await member.evaluate(() => Object.assign(window, { isSameDocument: true }))

  await openConsole(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(account.nickname)
  await expect(page.getByRole('option', { name: account.email })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/admin/members/${account.id}`)

  await page.getByLabel('GOLD', { exact: true }).fill('500')
  await page.getByLabel('사유', { exact: true }).fill('행사 상품')
  await page.getByRole('button', { name: '500 GOLD 지급하기' }).click()
  await expect(page.getByText('500 GOLD를 지급했어요.')).toBeVisible()
  await expect(chip).toContainText('1,500', { timeout: 1_000 })

  await page.getByRole('button', { name: '되돌리기 준비' }).click()
  await expect(chip).toContainText('1,500')
  await page.keyboard.press('Enter')
  await expect(page.getByText('500 GOLD를 차감했어요.')).toBeVisible()
  await expect(chip).toContainText('1,000', { timeout: 1_000 })
  expect(await member.evaluate(() => 'isSameDocument' in window)).toBe(true)

  await expect(page.getByRole('row', { name: /운영자 차감.*되돌림/ })).toBeVisible()
  await page.getByRole('status').getByRole('link', { name: /^trf_/ }).click()
  await expect(page.getByRole('heading', { name: '기장', exact: true })).toBeVisible()
  await expect(page.getByText('자산마다 변화의 합은 0이에요.')).toBeVisible()
})

test('more than the member has is refused beside the field, and nothing moves', async ({ page, complaints }) => {
  complaints.expectRefusal(422)
  const account = await signUp(page)
  await openConsole(page, `/admin/members/${account.id}`)
  await page.getByRole('button', { name: 'GOLD 지급하기' }).click()
  await expect(page.getByText('1 이상의 정수로 써 주세요.')).toBeVisible()
  await expect(page.getByLabel('GOLD', { exact: true })).toBeFocused()

  await page.getByRole('radio', { name: '차감' }).click()
  await page.getByLabel('GOLD', { exact: true }).fill('1,001')
  await page.getByLabel('사유', { exact: true }).fill('잘못 지급')
  await page.getByRole('button', { name: '1,001 GOLD 차감하기' }).click()
  await expect(page.getByLabel('GOLD', { exact: true })).toHaveAccessibleDescription(/모자라서 차감하지 않았어요/)
  const { balances } = await (await page.request.get(`/api/admin/users/${account.id}/balance`)).json()
  expect(balances.GOLD.available).toBe(1_000)
})

test('a member finds no console', async ({ page, complaints }) => {
  complaints.expectRefusal(404)
  const account = await signUp(page)
  await page.goto('/admin/members')
  expect(new URL(page.url()).pathname).toBe('/admin/login')
  await logIn(page, account)
  await expect(page.getByRole('heading', { name: '찾는 화면이 없어요' })).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  const response = await page.goto('/admin/ledger')
  expect(response?.status()).toBe(404)
  expect((await page.request.get('/api/admin/users')).status()).toBe(403)
  await expectAccessible(page)
})

test('the console is worked by keyboard alone', async ({ page }) => {
  const account = await signUp(page)
  await openConsole(page)
  await expect(page.getByRole('heading', { level: 1, name: '한눈에' })).toBeVisible()
  // The keys work once the page is alive.
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: '단축키' })).toBeVisible({ timeout: 500 })
  }).toPass()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await expect(page.getByRole('heading', { level: 1, name: '회원' })).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type(account.nickname)
  await expect(page).toHaveURL(new RegExp(`q=${encodeURIComponent(account.nickname)}`))
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.keyboard.press('Tab')
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: account.nickname })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/admin/members/${account.id}`)
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue(account.nickname)
})

test('tier and status change, and a change made meanwhile is not overwritten', async ({ page, complaints }) => {
  complaints.expectRefusal(412)
  const account = await signUp(page)
  await openConsole(page, `/admin/members/${account.id}`)
  await page.getByLabel('등급', { exact: true }).selectOption('VIP')
  const version = (await (await page.request.get(`/api/admin/users/${account.id}`)).json()).version
  const elsewhere = await page.request.patch(`/api/admin/users/${account.id}`, {
    data: { tier: 'PREMIUM' },
    headers: { 'if-match': `"${version}"`, 'idempotency-key': `e2e-${account.id}`, origin: new URL(page.url()).origin },
  })
  expect(elsewhere.status()).toBe(200)
  await page.getByRole('button', { name: '바꾸기: 스탠더드 → VIP' }).click()
  await expect(page.getByText(/그사이에 누가 먼저 고쳤어요/)).toBeVisible()
  await page.getByRole('button', { name: '바꾸기: 프리미엄 → VIP' }).click()
  await expect(page.getByText('바꿨어요.', { exact: true })).toBeVisible()

  await page.getByLabel('상태', { exact: true }).selectOption('SUSPENDED')
  await expect(page.getByText('정지하면 열려 있는 로그인이 모두 바로 끝나요.')).toBeVisible()
  await page.getByRole('button', { name: '바꾸기: 활동 → 정지' }).click()
  await expect(page.getByText('지금 로그인한 기기가 없어요.')).toBeVisible()
})

test('invite codes are made, and one is switched off', async ({ page }) => {
  await openConsole(page, '/admin/invite-codes')
  await page.getByLabel('몇 개').fill('2')
  await page.getByLabel('메모 (선택)').fill('봄 행사')
  await page.getByRole('button', { name: '2개 만들기' }).click()
  const made = page.getByRole('status').filter({ hasText: '2개를 만들었어요.' })
  const code = (await made.getByRole('listitem').first().textContent()) ?? ''
  await expect(made.getByRole('listitem')).toHaveCount(2)
  const check = async () => (await page.request.get(`/api/auth/check-invite/${code}`)).json()
  expect(await check()).toMatchObject({ valid: true, infinite: false })

  await page.getByRole('button', { name: `${code} 끄기` }).click()
  await expect(page.getByRole('button', { name: `${code} 켜기` })).toBeVisible()
  expect(await check()).toMatchObject({ valid: false, reason: 'disabled' })
  await page.getByLabel('상태', { exact: true }).selectOption('disabled')
  await expect(page).toHaveURL(/state=disabled/)
  await expect(page.getByRole('rowheader', { name: code })).toBeVisible()
})

test('a paytable outside the band is refused before it is sent; one inside is published after a last look', async ({
  page,
}) => {
  await openConsole(page, '/admin/paytable')
  await page.getByRole('button', { name: /새 배당표 쓰기/ }).click()
  const lemon = page.getByLabel('레몬 셋 배당')
  const review = page.getByRole('button', { name: '게시 전 확인' })
  await expect(review).toBeDisabled()
  await lemon.fill('12')
  await expect(page.getByText(/환수율이 101\.2390 %예요/)).toBeVisible()
  await expect(review).toBeDisabled()
  await page.getByLabel('체리 둘 배당').fill('1')
  await expect(page.getByText(/체리 둘 배당: 2~1000배여야 해요/)).toBeVisible()
  await page.getByLabel('체리 둘 배당').fill('2')
  await lemon.fill('9')
  await expect(page.getByText('96.5515 %')).toBeVisible()
  await expectAccessible(page)

  const publish = async () => {
    await review.click()
    await expectAccessible(page)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /게시하기/ })
      .click()
    await expect(page.getByText(/예고했어요/)).toBeVisible()
  }
  await publish()
  await expect(page.getByRole('row', { name: /예고.*96\.5515/ })).toBeVisible()
  // The old figures come back as a version of their own: that is how a publication is undone.
  await page.getByRole('button', { name: /새 배당표 쓰기/ }).click()
  await lemon.fill('8')
  await publish()
  await expect(page.getByRole('row', { name: /예고.*94\.9890/ })).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [390, 1280]) {
    test(`axe finds nothing in the console, ${colorScheme}, ${width} px`, async ({ newVisitor }) => {
      test.slow()
      const page = await newVisitor({ colorScheme, viewport: { width, height: 900 } })
      await page.goto('/admin/login')
      await expectAccessible(page)
      const account = await signUp(page)
      await openConsole(page)
      const { items } = await (await page.request.get('/api/admin/ledger/transfers?limit=1')).json()
      const paths = [
        '',
        '/members',
        `/members/${account.id}`,
        '/invite-codes',
        '/paytable',
        '/paytable?edit=1',
        '/paytable?game=gacha&edit=1',
        '/paytable?game=crash',
        '/ledger',
      ]
      for (const path of [...paths, `/ledger/transfers/${items[0].id}`, '/health']) {
        await page.goto(`/admin${path}`)
        await expect(page.getByText('불러오고 있어요…')).toHaveCount(0)
        await expectAccessible(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
      }
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('combobox')).toBeFocused()
      await expectAccessible(page)
    })
  }
}
