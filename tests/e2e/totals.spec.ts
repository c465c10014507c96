import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { becomeMember, waitOutCycle } from './newcomer'

const WELCOME = 1_000

type Round = { id: string; game: string; bet: number; payout: number }

const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const figure = (gold: number) => gold.toLocaleString('en')
const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)
const result = (page: Page) => page.getByRole('status').filter({ hasText: '잔액' })

/** Presses what plays a round and watches it to its end. */
async function play(page: Page, name: RegExp | string): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' })
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
  await expect(result(page)).toBeVisible()
}

/** Picks a hand by its key, which a page that has just been opened may not hear yet. */
const showHand = (page: Page) =>
  expect(async () => {
    await page.keyboard.press('1')
    await expect(page.getByRole('button', { name: /내기$/ })).toBeVisible({ timeout: 500 })
  }).toPass()

/** A round of crash: left at a target, or by hand unless it stops before. */
async function fly(page: Page, target: '1.5×' | null): Promise<void> {
  await page
    .getByRole('list', { name: '자주 쓰는 배수' })
    .getByRole('button', { name: target ?? '없음' })
    .click()
  const start = page.getByRole('button', { name: '걸고 출발' })
  await expect(start).not.toHaveAttribute('aria-disabled', 'true')
  await start.click()
  const cashOut = page.getByRole('button', { name: '내리기' })
  await expect(cashOut.or(result(page)).first()).toBeVisible()
  if (!target && (await cashOut.isVisible())) await cashOut.click({ timeout: 5_000 }).catch(() => undefined)
  await expect(result(page)).toBeVisible({ timeout: 30_000 })
}

const roundsOf = async (page: Page): Promise<Round[]> => (await get(page, '/api/games/rounds?limit=50')).items

/** The dashboard says what the API says, which is the welcome and the rounds. */
async function expectGold(page: Page): Promise<void> {
  const rounds = await roundsOf(page)
  const gold = WELCOME + sum(rounds.map(({ bet, payout }) => payout - bet))
  expect((await get(page, '/api/users/balance')).balances.GOLD.available).toBe(gold)
  // As the server draws it: in the browser its digits roll, each in an element of its own.
  const dashboard = await (await page.request.get('/home')).text()
  expect(dashboard.replaceAll('<!-- -->', '')).toContain(`>${figure(gold)}<`)
  await expect(page.getByRole('banner').getByRole('link', { name: /GOLD/ })).toContainText(figure(gold))
}

test('three spins, two hands, one pull and four flights: screens, figures, rounds and balance agree', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await becomeMember(page)
  const games = [
    { path: '/arcade/slot', times: 3, once: () => play(page, '돌리기') },
    { path: '/arcade/rps', times: 2, once: () => showHand(page).then(() => play(page, /내기$/)) },
    { path: '/arcade/gacha', times: 1, once: () => play(page, /1번 뽑기/) },
    { path: '/arcade/crash', times: 2, once: () => fly(page, '1.5×') },
    { path: '/arcade/crash', times: 2, once: () => fly(page, null) },
  ]
  let played = 0
  for (const { path, times, once } of games) {
    await waitOutCycle(page)
    await page.goto(path)
    for (let time = 0; time < times; time++) {
      await once()
      played += 1
      await expect.poll(async () => (await roundsOf(page)).length).toBe(played)
      await expectGold(page)
    }
  }

  const rounds = await roundsOf(page)
  const { games: figures, totals } = await get(page, '/api/games/stats/me')
  for (const [game, times] of Object.entries({ slot: 3, rps: 2, gacha: 1, crash: 4 })) {
    const own = rounds.filter((round) => round.game === game)
    expect(own).toHaveLength(times)
    expect(figures[game]).toMatchObject({
      rounds: times,
      wins: own.filter(({ bet, payout }) => payout > bet).length,
      staked: sum(own.map(({ bet }) => bet)),
      paid: sum(own.map(({ payout }) => payout)),
    })
  }
  expect(totals).toMatchObject({
    rounds: 10,
    staked: sum(rounds.map(({ bet }) => bet)),
    paid: sum(rounds.map(({ payout }) => payout)),
  })
  await page.goto('/arcade/stats')
  const screen = page.getByRole('main')
  await expect(screen).toContainText(`${figure(totals.staked)} GOLD`)
  await expect(screen).toContainText(`${figure(totals.paid)} GOLD`)
})
