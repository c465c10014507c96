import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

const WELCOME = 1_000
const BET = 10

type Round = { id: string; bet: number; payout: number; result: { presentation: 'win' | 'push' | 'loss' } }

const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const chipOf = (page: Page) => page.getByRole('banner').getByRole('link', { name: /GOLD/ })
const figure = (gold: number) => gold.toLocaleString('en')
const signed = (gold: number) => `${gold > 0 ? '+' : ''}${figure(gold)} GOLD`

/** One round with the hand on this key, watched to its end; answers the round that the server decided. */
async function playOnce(page: Page, key: '1' | '2' | '3'): Promise<Round> {
  await page.keyboard.press(key)
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/games/rps/play') && response.ok())
  await page.getByRole('button', { name: /내기$/ }).click()
  const { round } = await (await answered).json()
  await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible()
  return round
}

test('rock paper scissors: screen, session, figures, history and proof agree', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade')
  await page.getByRole('link', { name: /가위바위보/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: '가위바위보' })).toBeVisible()

  const rounds: Round[] = []
  for (const key of ['1', '2', '3'] as const) {
    rounds.push(await playOnce(page, key))
    const net = rounds.reduce((sum, { bet, payout }) => sum + payout - bet, 0)
    await expect(chipOf(page)).toContainText(figure(WELCOME + net))
    await expect(page.locator('[data-session-net]')).toContainText(signed(net))
    expect((await get(page, '/api/users/balance')).balances.GOLD.available).toBe(WELCOME + net)
  }
  const paid = rounds.reduce((sum, { payout }) => sum + payout, 0)
  const { games } = await get(page, '/api/games/stats/me')
  expect(games.rps).toMatchObject({ rounds: 3, staked: 3 * BET, paid })

  await page.goto('/arcade')
  await expect(page.getByRole('link', { name: /가위바위보/ })).toContainText(signed(paid - 3 * BET))
  await page.goto('/arcade/history?game=rps')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.first()).toContainText(`${BET} GOLD 걸고 ${rounds[2]?.payout} GOLD 받음`)
  await rows.first().getByRole('link', { name: /검증/ }).click()
  await page.waitForURL((url) => url.searchParams.get('round') === rounds[2]?.id)
  await page.getByRole('button', { name: '시드 공개하고 바꾸기' }).click()
  await expect(page.getByText('시드를 바꿨어요')).toBeVisible()
  await page.goto(`/arcade/verify?round=${rounds[2]?.id}`)
  await expect(page.getByText('맞아요. 이 판은 약속된 시드에서 나온 그대로예요.')).toBeVisible()

  const csv = await (await page.request.get('/api/games/rounds/export?game=rps')).text()
  expect(csv.trim().split('\r\n')).toHaveLength(1 + 3)
})

test('an empty history says what will be there, and leads to the first round', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/history?game=rps')
  await expect(page.getByText('가위바위보: 아직 한 판도 하지 않았어요.')).toBeVisible()
  await page.getByRole('link', { name: '첫 판 하러 가기' }).click()
  await page.waitForURL((url) => url.pathname === '/arcade/rps')
})

test('with reduced motion the hands stand at once', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await becomeMember(page)
  await page.goto('/arcade/rps')
  await page.keyboard.press('1')
  await page.getByRole('button', { name: '가위 내기' }).focus()
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/games/rps/play'))
  await page.keyboard.press('Space')
  await answered
  await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible({ timeout: 500 })
})

test('volume and touch are kept on the device', async ({ page }) => {
  await page.addInitScript(() => Object.assign(navigator, { vibrate: () => true }))
  await becomeMember(page)
  await page.goto('/arcade/rps')
  await page.getByRole('button', { name: '소리와 진동' }).click()
  await page.getByRole('slider').press('End')
  await page.getByRole('switch', { name: '진동' }).check()
  await expectAccessible(page)
  await page.reload()
  await page.getByRole('button', { name: '소리와 진동' }).click()
  await expect(page.getByText('소리 크기 100%')).toBeVisible()
  await expect(page.getByRole('switch', { name: '진동' })).toBeChecked()
})
