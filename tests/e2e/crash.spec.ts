import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

const WELCOME = 1_000
const BET = 100
/** A round that nobody ends may rise for two minutes; most are over in a few seconds. */
const ROUND_TIMEOUT_MS = 20_000

const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const play = (page: Page) => page.getByRole('button', { name: '걸고 출발' })
const sentence = (page: Page) => page.getByRole('status').filter({ hasText: /잔액/ })
const chipOf = (page: Page) => page.getByRole('banner').getByRole('link', { name: /GOLD/ })

/** Bets as soon as the cycle lets it; answers the round's id. */
async function bet(page: Page): Promise<string> {
  let id: string | null = null
  const placed = page.waitForResponse((answer) => answer.url().endsWith('/api/games/crash/bet') && answer.ok())
  void placed.then(async (answer) => {
    id = (await answer.json()).crash.id
  })
  await expect(async () => {
    // While the button waits out the cycle, pressing it does nothing; once the bet is placed it is gone.
    if (id === null) await play(page).click({ timeout: 500 })
    await expect.poll(() => id, { timeout: 1_000 }).not.toBeNull()
  }).toPass({ timeout: ROUND_TIMEOUT_MS })
  return id ?? ''
}

/** Bets with a target low enough to be over soon, and waits for its end. */
async function playByTarget(page: Page, target: string): Promise<void> {
  await page.getByLabel('저절로 내릴 배수').fill(target)
  const id = await bet(page)
  const isOver = async () => (await get(page, '/api/games/crash/current?waitMs=3000')).round?.id === id
  await expect.poll(isOver, { timeout: ROUND_TIMEOUT_MS }).toBe(true)
  await expect(sentence(page)).toBeVisible()
}

/** Reveals the seed that played, from within the page. */
const revealSeed = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': String(Math.random()) }
    const answer = await fetch('/api/fairness/rotate', { method: 'POST', headers, body: '{}' })
    return (await answer.json()).revealed.serverSeed
  })

test('rounds of crash: screen, figures, history and API agree after each, and every one can be verified', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await becomeMember(page)
  await page.goto('/arcade/crash')
  for (const [index, target] of ['1.05', '1.1', '1.2', '1.3'].entries()) {
    await playByTarget(page, target)
    const { totals, games } = await get(page, '/api/games/stats/me')
    expect(games.crash).toMatchObject({ rounds: index + 1, staked: BET * (index + 1) })
    const gold = WELCOME - totals.staked + totals.paid
    expect((await get(page, '/api/users/balance')).balances.GOLD.available).toBe(gold)
    await expect(chipOf(page)).toContainText(gold.toLocaleString('en'))
  }
  const { items } = await get(page, '/api/games/rounds?game=crash')
  for (const { bet, payout, result } of items) {
    expect(payout).toBe(result.multiplier === null ? 0 : (bet * result.multiplier) / 100)
    expect(result.multiplier === null ? result.point < result.autoTarget : result.multiplier).toBeTruthy()
  }
  await page.goto(`/arcade/verify?round=${items[0].id}`)
  await page.getByRole('button', { name: '시드 공개하고 바꾸기' }).click()
  await expect(page.getByText('맞아요. 이 판은 약속된 시드에서 나온 그대로예요.')).toBeVisible()
  await expect(page.getByText('서버의 계산도 같아요.')).toBeVisible()
})

test('a round goes on after a reload, Space cashes it out, and neither page nor payload tells how it ends', async ({
  page,
  complaints,
}) => {
  test.setTimeout(120_000)
  // The round may stop in the moment of the cash-out: then it is settled already.
  complaints.expectRefusal(409)
  await becomeMember(page)
  await page.goto('/arcade/crash')
  for (let turn = 0; turn < 3; turn++) {
    await bet(page)
    const open = await get(page, '/api/games/crash/current')
    const document = await (await page.request.get('/arcade/crash')).text()
    const payload = await (await page.request.get('/arcade/crash', { headers: { rsc: '1' } })).text()
    await page.reload()
    await page.locator('body').click({ position: { x: 4, y: 300 } })
    await page.keyboard.press('Space')
    await expect(play(page)).toBeVisible({ timeout: ROUND_TIMEOUT_MS })
    if (open.crash === null) continue
    const { result, fairness } = await get(page, `/api/games/rounds/${open.crash.id}`)
    const serverSeed = await revealSeed(page)
    const told = [JSON.stringify(open), document, payload].filter((text) => text.includes(open.crash.id))
    expect(told.length).toBeGreaterThan(0)
    for (const text of told) {
      expect(text.includes(serverSeed)).toBe(false)
      expect(/dueAt|flightMs|leftMs/.exec(text)).toBeNull()
      expect(new RegExp(String.raw`point[\\"]*:\s*${result.point}\b`).exec(text)).toBeNull()
      expect(text).toContain(fairness.serverSeedHash)
    }
    return
  }
})

test('crash is played by keyboard and without motion, by a target instead of a reflex', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await becomeMember(page)
  await page.goto('/arcade/crash')
  await page.getByLabel('저절로 내릴 배수').fill('1.1')
  await play(page).focus()
  // Looked at frame by frame: a flight may end before a poll comes round.
  const focused = page.waitForFunction(() => document.activeElement?.textContent?.includes('내리기'), undefined, {
    polling: 'raf',
    timeout: ROUND_TIMEOUT_MS,
  })
  await page.keyboard.press('Enter')
  await focused
  await expect(page.locator('[data-flying] path')).toHaveCount(0)
  await expect(sentence(page)).toBeVisible({ timeout: ROUND_TIMEOUT_MS })
  await expect(play(page)).toBeFocused()
})

for (const width of [390, 1280]) {
  test(`crash can be used by everybody at ${width} px, waiting and rising`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    await becomeMember(page)
    await page.goto('/arcade/crash')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    await expectAccessible(page)
    await expect(play(page)).toBeInViewport()
    await bet(page)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
}
