import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

const WELCOME = 1_000
const ONE = 50
const TEN = 500

const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const figure = (gold: number) => gold.toLocaleString('en')
const sentence = (page: Page) => page.getByRole('status').filter({ hasText: '잔액' })

/** Pulls by the button, watched to its end; answers what the server decided. */
async function pull(page: Page, name: RegExp) {
  const answered = page.waitForResponse((response) => response.url().endsWith('/api/games/gacha/pull'))
  await page.getByRole('button', { name }).click()
  const answer = await (await answered).json()
  await expect(sentence(page)).toBeVisible()
  return answer
}

test('one pull and ten: screen, collection, guarantee and API agree', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/gacha')
  await expect(page.getByText('보장까지 80회')).toBeVisible()
  await expect(page.getByText('확률형 아이템 포함').first()).toBeVisible()

  const one = await pull(page, /1번 뽑기/)
  await expect(page.getByRole('list', { name: '뽑은 카드' }).getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText(`보장까지 ${one.gacha.guaranteedIn}회`)).toBeVisible()

  // The button waits out the cycle by itself.
  await expect(page.getByRole('button', { name: /10번 뽑기/ })).not.toHaveAttribute('aria-disabled', 'true')
  const ten = await pull(page, /10번 뽑기/)
  await expect(page.getByRole('list', { name: '뽑은 카드' }).getByRole('listitem')).toHaveCount(10)

  const state = await get(page, '/api/games/gacha/state')
  expect(state).toMatchObject({ pulls: 11, guaranteedIn: ten.gacha.guaranteedIn })
  await expect(page.getByText(`보장까지 ${state.guaranteedIn}회`)).toBeVisible()
  const { owned, total } = await get(page, '/api/games/gacha/collection')
  await expect(page.getByText(`${owned}/${total}`)).toBeVisible()
  const shards = one.round.result.shards + ten.round.result.shards
  await expect(page.getByText(`조각 ${shards}개`, { exact: true }).first()).toBeVisible()
  const { balances } = await get(page, '/api/users/balance')
  expect([balances.GOLD.available, balances.SHARD.available]).toEqual([WELCOME - ONE - TEN, shards])
  await expect(page.getByRole('banner').getByRole('link', { name: /GOLD/ })).toContainText(figure(WELCOME - ONE - TEN))
  const { games } = await get(page, '/api/games/stats/me')
  expect(games.gacha).toMatchObject({ rounds: 2, staked: ONE + TEN, paid: 0, wins: 0 })
  // A pull pays no GOLD: whatever came out, nothing is thrown over the page.
  await expect(page.locator('body > canvas')).toHaveCount(0)
})

test('the cards stay face down until their turn, and Escape opens them all', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/gacha')
  await page.getByRole('button', { name: /10번 뽑기/ }).click()
  await expect(page.getByRole('button', { name: '바로 보기' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(sentence(page)).toBeVisible({ timeout: 300 })
  await expect(page.getByText('아직 열지 않은 카드')).toHaveCount(0)
})

test('the gacha is played by keyboard, without motion where none is wanted', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await becomeMember(page)
  await page.goto('/arcade/gacha')
  await page.getByRole('button', { name: /1번 뽑기/ }).focus()
  await page.keyboard.press('Space')
  await expect(sentence(page)).toBeVisible()
  expect((await get(page, '/api/games/gacha/state')).pulls).toBe(1)
})

test('the odds are text that can be searched and put in order', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/gacha/odds')
  const table = page.getByRole('table', { name: '아이템마다 확률' })
  await expect(table.getByRole('row')).toHaveCount(19)
  await page.getByLabel('이름이나 등급으로 찾기').fill('고래')
  await expect(table.getByRole('row')).toHaveCount(2)
  // 9 % of SR times a quarter.
  await expect(table.getByRole('row').nth(1)).toContainText('2.2500%')
  await page.getByLabel('이름이나 등급으로 찾기').fill('')
  await page.getByText('흔한 것부터').click()
  await expect(table.getByRole('row').nth(1)).toContainText('12.0000%')
  await expect(
    page
      .getByText('61~', { exact: false })
      .or(page.getByText('61번째', { exact: true }))
      .first(),
  ).toBeVisible()
})

for (const width of [390, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 844 }, colorScheme })

      test('the gacha can be used by everybody', async ({ page }) => {
        await becomeMember(page)
        for (const path of ['/arcade/gacha', '/arcade/gacha/odds']) {
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true)
          await expectAccessible(page)
        }
        await page.goto('/arcade/gacha')
        await pull(page, /10번 뽑기/)
        // A button on its way back from waiting is half as bright for a moment.
        await expect(page.getByRole('button', { name: /1번 뽑기/ })).not.toHaveAttribute('aria-disabled', 'true')
        await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))
        await expectAccessible(page)
      })
    })
  }
}
