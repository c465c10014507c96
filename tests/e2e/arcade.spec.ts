import type { Page } from '@playwright/test'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

const SPINS = 5
const BET = 10
const WELCOME = 1_000
const SCREENS = [
  '/arcade',
  '/arcade/slot',
  '/arcade/slot/odds',
  '/arcade/rps',
  '/arcade/crash',
  '/arcade/history',
  '/arcade/stats',
  '/arcade/achievements',
  '/arcade/leaderboard',
  '/arcade/verify',
]

type Round = { id: string; bet: number; payout: number }

const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const chipOf = (page: Page) => page.getByRole('banner').getByRole('link', { name: /GOLD/ })
const figure = (gold: number) => gold.toLocaleString('en')

/** One spin by the lever, watched to its end; answers the round that the server decided. */
async function spinOnce(page: Page): Promise<Round> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/actions/SLOT_SPIN'))
  await page.getByRole('button', { name: '돌리기' }).click()
  const { round } = await (await answered).json()
  await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible()
  return round
}

test('five spins: screen, second tab, history, figures and API agree, and every round can be verified', async ({
  page,
  context,
}) => {
  await becomeMember(page)
  await page.goto('/arcade/slot')
  const second = await context.newPage()
  await second.goto('/wallet')
  await expect(chipOf(second)).toContainText(figure(WELCOME))
  await second.evaluate(() => Object.assign(window, { isSameDocument: true }))

  const rounds: Round[] = []
  for (let spin = 0; spin < SPINS; spin++) rounds.push(await spinOnce(page))
  const net = rounds.reduce((sum, { bet, payout }) => sum + payout - bet, 0)
  const gold = WELCOME + net

  await expect(chipOf(page)).toContainText(figure(gold))
  await expect(chipOf(second)).toContainText(figure(gold))
  expect(await second.evaluate(() => 'isSameDocument' in window)).toBe(true)
  expect((await get(page, '/api/users/balance')).balances.GOLD.available).toBe(gold)
  const { items } = await get(page, '/api/users/balance/history?limit=50')
  expect(items[0].balanceAfter).toBe(gold)
  expect(items.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(gold)
  const { totals } = await get(page, '/api/games/stats/me')
  expect(totals).toMatchObject({ rounds: SPINS, staked: SPINS * BET, paid: net + SPINS * BET })
  await page.goto('/arcade/stats')
  await expect(page.getByRole('main')).toContainText(`${figure(SPINS * BET)} GOLD`)

  await page.goto(`/arcade/verify?round=${rounds[0]?.id}`)
  await expect(page.getByText('아직 쓰는 중이라 공개되지 않았어요')).toBeVisible()
  await page.getByRole('button', { name: '시드 공개하고 바꾸기' }).click()
  await expect(page.getByText('시드를 바꿨어요')).toBeVisible()
  for (const { id } of rounds) {
    await page.goto(`/arcade/verify?round=${id}`)
    await expect(page.getByText('맞아요. 이 판은 약속된 시드에서 나온 그대로예요.')).toBeVisible()
    await expect(page.getByText('서버의 계산도 같아요.')).toBeVisible()
  }
  await page.getByLabel('받은 GOLD').fill('777')
  await page.getByRole('button', { name: '다시 계산하기' }).click()
  await expect(page.getByText('달라요. 아래 항목이 다시 계산한 값과 맞지 않아요.')).toBeVisible()
})

/** Runs in the page: what moves at this moment. A fade moves nothing. */
function movements(): string[] {
  return document
    .getAnimations()
    .map(({ effect }) => effect as KeyframeEffect)
    .filter((effect) => effect.getKeyframes().some(({ transform }) => transform !== undefined && transform !== 'none'))
    .map(({ target }) => target?.outerHTML.slice(0, 200) ?? '')
}

test('the slot is played by keyboard, without motion where none is wanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await becomeMember(page)
  await page.goto('/arcade/slot')
  const lever = page.getByRole('button', { name: '돌리기' })
  await lever.focus()
  await page.keyboard.press('Space')
  for (let look = 0; look < 10; look++) expect(await page.evaluate(movements)).toEqual([])
  await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible()
  expect((await get(page, '/api/games/stats/me')).totals.rounds).toBe(1)
})

test('Escape ends a reveal at once', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/slot')
  await page.getByRole('button', { name: '돌리기' }).click()
  await expect(page.getByRole('button', { name: '바로 보기' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible({ timeout: 300 })
})

test('a stake beyond what is there is said before it is tried', async ({ page, request }) => {
  await becomeMember(page)
  const { id } = await get(page, '/api/auth/me')
  const { email, password } = DEMO_OPERATOR
  const { tokens } = await (await request.post('/api/auth/login', { data: { email, password } })).json()
  const taken = await request.post(`/api/admin/users/${id}/gold/deduct`, {
    data: { amount: 1, reason: 'one short of the largest stake' },
    headers: { authorization: `Bearer ${tokens.accessToken}`, 'idempotency-key': id },
  })
  expect(taken.status()).toBe(200)
  await page.goto('/arcade/slot')
  await page.getByRole('button', { name: '1000', exact: true }).click()
  await expect(page.getByText('GOLD가 1 부족해요.')).toBeVisible()
  await expect(page.getByRole('button', { name: '돌리기' })).toBeDisabled()
})

for (const width of [390, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 844 }, colorScheme })

      test('the arcade can be used by everybody', async ({ page }) => {
        await becomeMember(page)
        for (const path of SCREENS) {
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true)
          await expectAccessible(page)
        }
      })

      test('the API reference can be used by everybody', async ({ page }) => {
        await page.goto('/docs')
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        await expectAccessible(page)
      })
    })
  }
}
