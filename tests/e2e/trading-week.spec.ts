import type { Page } from '@playwright/test'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { expect, test } from './fixtures'
import { becomeMember } from './newcomer'
import { type OwnSite, startOwnSite } from './own-site'

/** US dates with their instants, as facts: the clocks change on 1 November, 26 November is Thanksgiving. */
const DAYS = [
  { date: '2026-10-30', cutoff: '2026-10-30T13:25:00Z', close: '2026-10-30T20:00:00Z', settle: '2026-10-30T21:30:00Z' },
  { date: '2026-11-02', cutoff: '2026-11-02T14:25:00Z', close: '2026-11-02T21:00:00Z', settle: '2026-11-02T22:30:00Z' },
  { date: '2026-11-25', cutoff: '2026-11-25T14:25:00Z', close: '2026-11-25T21:00:00Z', settle: '2026-11-25T22:30:00Z' },
  { date: '2026-11-27', cutoff: '2026-11-27T14:25:00Z', close: '2026-11-27T18:00:00Z', settle: '2026-11-27T19:30:00Z' },
] as const
const HOLIDAY_NOON = '2026-11-26T17:00:00Z'
const MINUTE_MS = 60_000
const SLOTS = 3
/** The cheapest reward of the demo, in POINT. */
const PRICE = 300

type Mine = { pick: { symbol: string; side: string; state: string; points: number | null } }
type Result = { symbol: string; outcome: string | null; pick: { side: string; state: string; points: number } | null }

const after = (instant: string, ms: number) => new Date(Date.parse(instant) + ms)
const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const pointsOf = async (page: Page): Promise<number> =>
  (await get(page, '/api/users/balance')).balances.POINT?.available ?? 0

/** Sends what the screens can't: too late, or as an operator. */
async function send(page: Page, method: 'POST' | 'PATCH', path: string, body: object, token?: string) {
  const headers = {
    'idempotency-key': crypto.randomUUID(),
    ...(token ? { authorization: `Bearer ${token}` } : { 'sec-fetch-site': 'same-origin' }),
  }
  return page.request.fetch(path, { method, data: body, headers })
}

/** What the minute's tick does until nothing more is due. */
async function tick(site: OwnSite): Promise<void> {
  for (let minute = 0; minute < 4; minute++) await site.run('predictions.tick')
}

/** One trading day: picks by hand, a change of mind a minute before the cut-off, too late at it, results after the close. */
async function playDay(page: Page, site: OwnSite, { date, cutoff, close, settle }: (typeof DAYS)[number]) {
  await site.at(after(cutoff, -180 * MINUTE_MS))
  await tick(site)
  await page.goto('/ox')
  const cards = page.getByTestId(/^card-/)
  for (let index = 0; index < SLOTS; index++) {
    const card = cards.nth(index)
    await card.getByRole('button', { name: / 오른다$/ }).click()
    await expect(card.getByRole('status')).toContainText('오를 것 같다고 골랐어요')
  }
  await expect(page.locator('#slots').getByText('슬롯을 모두 썼어요')).toBeVisible()

  await site.at(after(cutoff, -MINUTE_MS))
  await cards
    .nth(2)
    .getByRole('button', { name: / 내린다$/ })
    .click()
  await expect(cards.nth(2).getByRole('status')).toContainText('O에서 X로 바꿨어요')

  await site.at(cutoff)
  const symbol = ((await get(page, `/api/v1/predictions?tradeDate=${date}`)).items as Mine[])[0]?.pick.symbol
  const late = await send(page, 'PATCH', `/api/v1/predictions/${symbol}`, { side: 'DOWN' })
  expect([late.status(), (await late.json()).code]).toEqual([409, 'PICKS_CLOSED'])
  await tick(site)
  await page.goto('/ox')
  await expect(page.getByText('마감됐어요').first()).toBeVisible()

  await site.at(after(close, MINUTE_MS))
  await tick(site)
  await page.goto(`/ox/results/${date}`)
  await expect(page.getByText('결과를 기다리고 있어요').first()).toBeVisible()

  const before = await pointsOf(page)
  await site.at(after(settle, MINUTE_MS))
  await tick(site)
  await page.goto(`/ox/results/${date}`)
  const { results, mine, state } = await get(page, `/api/v1/settlements/${date}`)
  expect(state).toBe('SETTLED')
  await expect(page.getByText('판정이 끝났어요').first()).toBeVisible()
  const picked = (results as Result[]).flatMap(({ outcome, pick }) => (pick ? [{ outcome, ...pick }] : []))
  expect(picked).toHaveLength(SLOTS)
  for (const { outcome, side, state, points } of picked) {
    const decided = outcome === side ? 'WON' : 'LOST'
    const right = outcome === 'VOID' ? 'VOID' : decided
    expect([state, points > 0]).toEqual([right, right === 'WON'])
  }
  const awarded = picked.reduce((sum, { points }) => sum + points, 0)
  expect([mine.points, (await pointsOf(page)) - before]).toEqual([awarded, awarded])
  await expect(page.getByTestId('day-points')).toContainText(String(awarded))
}

/** The operator gives what is missing to the price, and the member exchanges all of it for a voucher. */
async function redeemAll(page: Page, site: OwnSite, token: string): Promise<void> {
  const { id: memberId } = await get(page, '/api/auth/me')
  const amount = PRICE - (await pointsOf(page))
  const order = { memberId, amount, reason: '시험' }
  expect((await send(page, 'POST', '/api/admin/users/adjust-points', order, token)).status()).toBe(200)
  await page.goto('/rewards')
  await page.getByRole('button', { name: /오늘의 빵 교환권 \(데모\) 교환하기/ }).click()
  await page.getByRole('button', { name: /300 POINT로 교환/ }).click()
  await page.waitForURL(/\/rewards\/redemptions\/rdm_/)
  await site.run('rewards.resume')
  await expect(page.getByText('교환이 끝났어요').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '내 교환권' })).toBeVisible()
  expect(await pointsOf(page)).toBe(0)
}

/** A right pick is corrected: what it brought is spent, so it is owed, and the voucher stays. */
async function correct(page: Page, token: string): Promise<void> {
  const { items } = await get(page, '/api/v1/predictions?state=WON')
  const won = (items as { pick: { tradeDate: string; symbol: string; side: string; points: number } }[])[0]?.pick
  if (!won) throw new Error('the demo’s days of this journey have a right pick; they have changed')
  const outcome = won.side === 'UP' ? 'DOWN' : 'UP'
  const path = `/api/admin/predictions/settlements/${won.tradeDate}/${won.symbol}/correct`
  const answer = await send(page, 'POST', path, { outcome, note: '거래소가 종가를 고쳤어요' }, token)
  expect(answer.status(), await answer.text()).toBe(200)
  await expect
    .poll(async () => (await get(page, `/api/v1/settlements/${won.tradeDate}/${won.symbol}`)).owedPoints)
    .toBe(won.points)
  expect(await pointsOf(page)).toBe(0)
  await page.goto(`/ox/results/${won.tradeDate}/${won.symbol}`)
  await expect(page.getByText('거래소가 종가를 고쳤어요').first()).toBeVisible()
}

for (const timeZone of ['UTC', 'Asia/Seoul', 'America/New_York']) {
  test(`a trading week with a change of clocks, a holiday and an early close, on a server in ${timeZone}`, async ({
    newVisitor,
  }) => {
    test.setTimeout(180_000)
    const site = await startOwnSite(timeZone)
    const page = await newVisitor({ baseURL: site.url, locale: 'ko-KR', timezoneId: 'Asia/Seoul' })
    try {
      await site.at('2026-10-29T21:30:00Z')
      await tick(site)
      await becomeMember(page)
      for (const day of DAYS.slice(0, 3)) await playDay(page, site, day)

      await site.at(HOLIDAY_NOON)
      await tick(site)
      expect((await get(page, '/api/v1/session/today')).tradeDate).toBe('2026-11-27')
      await playDay(page, site, DAYS[3])

      const { email, password } = DEMO_OPERATOR
      const login = await page.request.post('/api/auth/login', { data: { email, password } })
      const token: string = (await login.json()).tokens.accessToken
      await redeemAll(page, site, token)
      await correct(page, token)
    } finally {
      // First the browser, or it would complain that its site is gone.
      await page.context().close()
      await site.close()
    }
  })
}
