import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

const get = async (page: Page, path: string) => (await page.request.get(path)).json()

test('a limit is set, holds, is raised for tomorrow and that is taken back', async ({ page, complaints }) => {
  complaints.expectRefusal(422)
  await becomeMember(page)
  await page.goto('/arcade/limits')
  await page.getByRole('button', { name: '거는 GOLD: 한도 정하기' }).click()
  await page.getByLabel('하루 한도').fill('10')
  await expect(page.getByText('저장하면 바로 적용돼요.')).toBeVisible()
  await page.getByRole('button', { name: '저장하기' }).click()
  await expect(page.getByText('거는 GOLD 한도를 저장했어요.')).toBeVisible()
  await expect(page.getByText('0 GOLD / 10 GOLD')).toBeVisible()

  await page.goto('/arcade/slot')
  await page.getByRole('button', { name: '20', exact: true }).click()
  await page.getByRole('button', { name: '돌리기' }).click()
  await expect(page.getByText('오늘 거는 한도 10 GOLD를 넘게 돼요.')).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: '내 한도 보기' }).click()

  await page.getByRole('button', { name: '거는 GOLD: 바꾸기' }).click()
  await page.getByLabel('하루 한도').fill('500')
  await expect(page.getByText(/24시간 뒤에 적용돼요\. 지금 저장하면 .+부터예요/)).toBeVisible()
  await page.getByRole('button', { name: '저장하기' }).click()
  await expect(page.getByText(/부터의 한도: 500 GOLD/)).toBeVisible()
  expect((await get(page, '/api/games/limits')).limits.stake).toMatchObject({ limit: 10, pending: { limit: 500 } })
  await page.getByRole('button', { name: '바꾸지 않기' }).click()
  await expect(page.getByText(/부터의 한도/)).toHaveCount(0)
  expect((await get(page, '/api/games/limits')).limits.stake).toMatchObject({ limit: 10, pending: null })
})

test('what is no limit is said beside the field, and nothing is sent', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/limits')
  await page.getByRole('button', { name: '하는 시간: 한도 정하기' }).click()
  await page.getByLabel('하루 한도').fill('2')
  await page.keyboard.press('Enter')
  await expect(page.getByText('5분에서 1,440분 사이의 숫자로 써 주세요.')).toBeVisible()
  expect((await get(page, '/api/games/limits')).version).toBe(1)
})

test('a break is taken by keyboard, told before and after, and holds in every game', async ({ page, complaints }) => {
  complaints.expectRefusal(403)
  await becomeMember(page)
  await page.goto('/arcade/limits')
  const start = page.getByRole('button', { name: '쉬기', exact: true })
  await expect(start).toBeDisabled()
  expect(
    await page.getByRole('radio').evaluateAll((all) => all.filter((one) => (one as HTMLInputElement).checked)),
  ).toEqual([])
  await expect(page.getByText('줄이거나 그만둘 수 없어요. 늘리는 것은 언제든 돼요.')).toBeVisible()
  await page.getByRole('radio', { name: '24시간' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText(/지금부터 쉬면 .+까지예요/)).toBeVisible()
  await start.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('24시간 쉴까요?')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '쉬기', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/까지 쉬는 중이에요/)).toBeVisible()
  expect((await get(page, '/api/games/limits')).pause).toMatchObject({ kind: 'cool_off' })

  await page.goto('/arcade/slot')
  await expect(page.getByText(/까지 쉬는 중이에요/)).toBeVisible()
  await page.getByRole('button', { name: '돌리기' }).click()
  await expect(page.getByText(/쉬는 중이에요\. .+다시 열려요/)).toBeVisible()
  expect((await get(page, '/api/games/stats/me')).totals.rounds).toBe(0)
})

test('there is somebody to talk to, and the way there from a game', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/slot')
  await page.getByRole('link', { name: '내 한도' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '쉬어 가기' })).toBeVisible()
  await expect(page.getByRole('link', { name: /한국도박문제예방치유원/ })).toHaveAttribute('href', 'tel:1336')
})
