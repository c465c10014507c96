import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember, waitOutCycle } from './newcomer'

const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const figure = (gold: number) => gold.toLocaleString('en')

/** Spins once and watches it to its end. */
async function spin(page: Page): Promise<void> {
  await page.goto('/arcade/slot')
  const lever = page.getByRole('button', { name: '돌리기', exact: true })
  await expect(lever).not.toHaveAttribute('aria-disabled', 'true')
  await lever.click()
  await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible()
}

test('the first round achieves something, whose reward is claimed once', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/achievements')
  await expect(page.getByText('0 / 17개 이뤘어요')).toBeVisible()
  await expect(page.getByRole('button', { name: /보상 받기/ })).toHaveCount(0)
  await spin(page)
  await page.goto('/arcade/achievements')
  await expectAccessible(page)
  await page.getByRole('button', { name: '첫 슬롯 보상 받기' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '첫 슬롯' })).toContainText('받음')
  await expect(page.getByRole('button', { name: /보상 받기/ })).toHaveCount(0)
  expect((await get(page, '/api/users/balance')).balances.POINT.available).toBe(10)
  await page.goto('/wallet')
  await expect(page.getByText('업적 보상을 받았어요')).toBeVisible()
})

test('every figure on the screen is the API’s, for all time and for a period', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/stats')
  await expect(page.getByText('아직 판이 없어요')).toBeVisible()
  await spin(page)
  await waitOutCycle(page)
  await spin(page)
  await page.goto('/arcade/stats')
  const { totals } = await get(page, '/api/games/stats/me')
  const { id } = await get(page, '/api/auth/me')
  const today = await get(page, `/api/games/stats/${id}?period=today`)
  expect(today).toMatchObject({ rounds: totals.rounds, staked: totals.staked, paid: totals.paid })
  await page.getByRole('radio', { name: '오늘' }).check()
  await expect(page.getByText(/하루, 한국 날짜/)).toBeVisible()
  for (const [name, gold] of Object.entries({ '건 GOLD': totals.staked, '받은 GOLD': totals.paid })) {
    const figures = page
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: true }) })
      .locator('dd')
    await expect(figures).toHaveText([`${figure(gold)} GOLD`, `${figure(gold)} GOLD`])
  }
  await page.getByText('표로 보기 · 최근 30일, 하루하루의 차이').click()
  const table = page.getByRole('table', { name: '최근 30일, 하루하루의 차이' })
  await expect(table.getByRole('row')).toHaveCount(2)
  await expectAccessible(page)
  await page.getByLabel('게임', { exact: true }).selectOption('rps')
  await expect(page.getByText('이 기간에는 판이 없어요.')).toBeVisible()
})

test('nobody is on a leaderboard who has not asked for it', async ({ page }) => {
  await becomeMember(page)
  await spin(page)
  await page.goto('/arcade/leaderboard')
  await page.getByRole('radio', { name: '날' }).check()
  await expect(page.getByText(/나만 볼 수 있어요/)).toBeVisible()
  const me = page.getByRole('listitem').filter({ hasText: '위 나' })
  await expect(me).toHaveCount(0)
  await page.getByRole('switch', { name: '순위표에 나오기' }).click()
  await expect(me).toHaveCount(1)
  await expectAccessible(page)
  await page.getByRole('switch', { name: '순위표에 나오기' }).click()
  await expect(me).toHaveCount(0)
  await expect(page.getByText(/나만 볼 수 있어요/)).toBeVisible()
})

test('verifying a round of one’s own is an achievement', async ({ page }) => {
  await becomeMember(page)
  await spin(page)
  const [{ id }] = (await get(page, '/api/games/rounds')).items
  await page.goto(`/arcade/verify?round=${id}`)
  await page.getByRole('button', { name: '시드 공개하고 바꾸기' }).click()
  const noted = page.waitForResponse((response) => response.url().endsWith('/api/actions'))
  await expect(page.getByText('맞아요. 이 판은 약속된 시드에서 나온 그대로예요.')).toBeVisible()
  expect((await noted).status()).toBe(201)
  await page.goto('/arcade/achievements')
  await page.getByRole('button', { name: '맞는지 보았어요 보상 받기' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '맞는지 보았어요' })).toContainText('받음')
})
