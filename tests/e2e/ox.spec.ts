import type { BrowserContextOptions, Page } from '@playwright/test'
import { test as base, expect, expectAccessible } from './fixtures'
import { becomeMember, type Newcomer } from './newcomer'
import { type OwnSite, startOwnSite } from './own-site'

/** A Monday on which picks are taken until 23:25 in Korea, 09:25 in New York. */
const DATE = '2026-11-23'
const MORNING = '2026-11-23T01:00:00Z'
const CUTOFF = '2026-11-23T14:25:00Z'
const PHONE = { width: 390, height: 844 }
/** The sandbox's ad plays five seconds. */
const AD_MS = 15_000

type Visit = (options?: BrowserContextOptions) => Promise<Page>
/** A site whose clock stands on that Monday, and browsers that look at it. */
const test = base.extend<{ visit: Visit }, { site: OwnSite }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that this fixture needs no other
    async ({}, use) => {
      const site = await startOwnSite('Asia/Seoul')
      await site.at(MORNING)
      await site.run('predictions.tick')
      await use(site)
      await site.close()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  visit: async ({ newVisitor, site }, use) => {
    await use((options) => newVisitor({ baseURL: site.url, viewport: PHONE, ...options }))
  },
})

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const card = (page: Page, symbol: string) => page.getByTestId(`card-${symbol}`)

async function openToday(visit: Visit): Promise<{ page: Page; newcomer: Newcomer }> {
  const page = await visit()
  const newcomer = await becomeMember(page)
  await page.goto('/ox')
  await expect(page.getByRole('timer')).toBeVisible()
  return { page, newcomer }
}

test.beforeEach(({ site }) => site.at(MORNING))

test('from the log-in to the first pick it is five taps', async ({ visit, site }) => {
  const { newcomer } = await openToday(visit)
  const page = await visit({ hasTouch: true, baseURL: site.url })
  await page.goto('/login')
  await page.getByLabel('이메일').tap()
  await page.keyboard.type(newcomer.email)
  await page.getByLabel('비밀번호', { exact: true }).tap()
  await page.keyboard.type(newcomer.password)
  await page.getByRole('button', { name: '로그인', exact: true }).tap()
  await page.waitForURL('**/home')
  await page.getByRole('navigation').getByRole('link', { name: 'O/X' }).last().tap()
  await press(page, '테슬라 오른다').tap()
  await expect(card(page, 'TSLA')).toContainText('오를 것 같다고 골랐어요.')
})

test('a pick is changed, undone, taken back and had again; another device sees it', async ({ visit }) => {
  const { page, newcomer } = await openToday(visit)
  const other = await visit()
  await other.goto('/login?next=/ox')
  await other.getByLabel('이메일').fill(newcomer.email)
  await other.getByLabel('비밀번호', { exact: true }).fill(newcomer.password)
  await other.getByRole('button', { name: '로그인', exact: true }).click()
  await other.waitForURL('**/ox')

  await expect(card(page, 'AAPL')).toContainText('맞히면 6–25 POINT')
  await press(page, '애플 오른다').click()
  await expect(card(page, 'AAPL')).toContainText('23:25까지 바꿀 수 있어요.')
  await expect(press(other, '애플 오른다')).toHaveAttribute('aria-pressed', 'true')

  await press(page, '애플 내린다').click()
  await expect(card(page, 'AAPL')).toContainText('O에서 X로 바꿨어요.')
  await press(page, '애플 되돌리기').click()
  await expect(press(page, '애플 오른다')).toHaveAttribute('aria-pressed', 'true')
  await press(page, '애플 취소').click()
  await expect(card(page, 'AAPL')).toContainText('취소했어요. 슬롯이 돌아왔어요.')
  await expect(page.getByText('3개 더 고를 수 있어요')).toBeVisible()
  await press(page, '애플 되돌리기').click()
  await expect(press(page, '애플 오른다')).toHaveAttribute('aria-pressed', 'true')
  await page.reload()
  await expect(press(page, '애플 오른다')).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(page)

  await page.goto('/ox/history')
  const row = page.getByRole('listitem').filter({ hasText: '애플 · 오른다' })
  await expect(row).toContainText('기다리는 중')
  await row.getByRole('link').click()
  await expect(page.getByText('아직 판정 전이에요')).toBeVisible()
  await expectAccessible(page)
})

test('three slots are three picks; an ad watched to its end opens a fourth, one left early none', async ({ visit }) => {
  const { page } = await openToday(visit)
  for (const name of ['테슬라', '엔비디아', '애플']) {
    await press(page, `${name} 내린다`).click()
    await expect(press(page, `${name} 내린다`)).toHaveAttribute('aria-pressed', 'true')
    await expect(press(page, `${name} 취소`)).toBeVisible()
  }
  await expect(page.getByText('슬롯을 모두 썼어요', { exact: true })).toBeVisible()
  await expect(press(page, '마이크로소프트 오른다')).toBeDisabled()

  await press(page, '광고 보고 슬롯 열기').click()
  const dialog = page.getByRole('dialog', { name: '슬롯 하나 열기' })
  await expect(dialog).toContainText('실제 광고는 나오지 않고')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '보기' }).click()
  await expect(dialog).toContainText('지금 그만두면 슬롯은 열리지 않아요.')
  await dialog.getByRole('button', { name: '그만두기' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText('슬롯을 모두 썼어요', { exact: true })).toBeVisible()

  await press(page, '광고 보고 슬롯 열기').click()
  await dialog.getByRole('button', { name: '보기' }).click()
  const done = page.getByRole('dialog', { name: '슬롯이 하나 열렸어요' })
  await expect(done).toBeVisible({ timeout: AD_MS })
  await done.getByRole('button', { name: '닫기' }).click()
  await expect(page.getByText('1개 더 고를 수 있어요')).toBeVisible()
  await expect(press(page, '광고 보고 슬롯 열기')).toBeDisabled()
  await expect(page.getByText(/부터 다시 볼 수 있어요/)).toBeVisible()
  await press(page, '마이크로소프트 오른다').click()
  await expect(card(page, 'MSFT')).toContainText('오를 것 같다고 골랐어요.')
})

test('everything on a card is done by the keyboard', async ({ visit }) => {
  const { page } = await openToday(visit)
  await press(page, '테슬라 오른다').focus()
  await page.keyboard.press('Enter')
  await expect(press(page, '테슬라 취소')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(press(page, '테슬라 내린다')).toBeFocused()
  await page.keyboard.press('Space')
  await expect(card(page, 'TSLA')).toContainText('O에서 X로 바꿨어요.')
  await page.keyboard.press('Tab')
  await expect(press(page, '테슬라 되돌리기')).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(card(page, 'TSLA').getByRole('radio', { name: '65%' })).toBeVisible()
  await card(page, 'TSLA').getByRole('radio', { name: '말 안 함' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(card(page, 'TSLA')).toContainText('확신 55%')
  await press(page, '테슬라 취소').focus()
  await page.keyboard.press('Enter')
  await expect(card(page, 'TSLA')).toContainText('취소했어요.')
})

test('a press after the cut-off changes nothing, and the page says that the day is closed', async ({
  visit,
  site,
  complaints,
}) => {
  complaints.expectRefusal(409)
  const { page } = await openToday(visit)
  await press(page, '애플 오른다').click()
  await expect(press(page, '애플 취소')).toBeVisible()
  // The page goes on hearing what was true before: its own clock would close it in the same moment.
  const early = await (await page.request.get('/api/v1/session/today')).json()
  const today = '**/api/v1/session/today'
  await page.route(today, (route) => route.fulfill({ json: early }))
  await site.at(CUTOFF)
  await press(page, '애플 내린다').click()
  await expect(card(page, 'AAPL').getByRole('alert')).toContainText('앞서 고른 것은 그대로예요')
  await page.unroute(today)
  await page.reload()
  await expect(page.getByText('마감됐어요', { exact: true })).toBeVisible()
  await expect(card(page, 'AAPL')).toContainText('오를 것 같다고 골랐어요.')
  await expect(card(page, 'AAPL').getByRole('button')).toHaveCount(0)
  await expectAccessible(page)
})

test('the page turns by itself when the cut-off comes', async ({ visit, site }) => {
  const { page } = await openToday(visit)
  await site.at(new Date(Date.parse(CUTOFF) - 8_000))
  await page.reload()
  await expect(page.getByRole('timer')).toContainText('00:00:0')
  await expect(page.getByText('마감됐어요', { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect(page.locator('[data-trade-date]')).toHaveAttribute('data-trade-date', DATE)
})

test('home says how long picks are taken; the colours of New York are kept', async ({ visit }) => {
  const { page } = await openToday(visit)
  await page.goto('/home')
  await expect(page.getByTestId('ox-tile')).toContainText(/마감까지 13:2\d:\d\d/)
  await page.getByTestId('ox-tile').click()
  await page.waitForURL('**/ox')
  await page.getByRole('radio', { name: '초록·빨강' }).check({ force: true })
  await page.reload()
  await expect(page.locator('#ox')).toHaveAttribute('data-market', 'us')
  await expectAccessible(page)
})
