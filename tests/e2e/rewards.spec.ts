import type { Page } from '@playwright/test'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

const get = async (page: Page, path: string) => (await page.request.get(path)).json()
const points = async (page: Page) => (await get(page, '/api/users/balance')).balances.POINT

/** What a member earns over weeks, at once: an operator puts it there. */
async function givePoints(page: Page, operator: Page, amount: number): Promise<void> {
  const { id: memberId } = await get(page, '/api/auth/me')
  const { email, password } = DEMO_OPERATOR
  const signedIn = await operator.request.post('/api/auth/login', { data: { email, password } })
  const { tokens } = await signedIn.json()
  const answer = await operator.request.post('/api/admin/users/adjust-points', {
    data: { memberId, amount, reason: 'a journey' },
    headers: { authorization: `Bearer ${tokens.accessToken}`, 'idempotency-key': crypto.randomUUID() },
  })
  expect(answer.status()).toBe(200)
}

test('POINT become a voucher: asked, held, issued and paid, with every step in sight', async ({ page, newVisitor }) => {
  await becomeMember(page)
  await page.goto('/rewards')
  await expect(page.getByText('300 POINT 더 모으면 바꿀 수 있어요.')).toBeVisible()
  await expect(page.getByRole('button', { name: /교환하기/ })).toHaveCount(0)
  await givePoints(page, await newVisitor(), 350)
  await page.getByRole('button', { name: '오늘의 빵 교환권 (데모) 교환하기' }).click()
  const sheet = page.getByRole('dialog')
  await expect(sheet.getByText('만들지 못하면 POINT를 그대로 돌려드려요.')).toBeVisible()
  await expectAccessible(page)
  await sheet.getByRole('button', { name: '그만두기' }).click()
  await expect(sheet).toHaveCount(0)
  expect(await points(page)).toMatchObject({ available: 350, held: 0 })

  await page.getByRole('button', { name: '오늘의 빵 교환권 (데모) 교환하기' }).click()
  await sheet.getByRole('button', { name: '300 POINT로 교환' }).click()
  await page.waitForURL('**/rewards/redemptions/rdm_*')
  await expect(page.getByText('교환권이 나왔고 교환이 끝났어요.')).toBeVisible()
  const steps = page.getByRole('list', { name: '진행 상황' }).getByRole('listitem')
  await expect(steps).toHaveText([
    /교환을 받았어요/,
    /맡아 뒀어요/,
    /교환권 회사에 부탁했어요/,
    /교환권이 나왔어요/,
    /POINT가 나갔어요/,
    /교환이 끝났어요/,
  ])
  await expect(page.getByRole('button', { name: '교환권 번호 복사' })).toBeVisible()
  await expectAccessible(page)
  expect(await points(page)).toMatchObject({ available: 50, held: 0 })

  await page.getByRole('link', { name: '내 교환' }).click()
  await page.waitForURL('**/rewards/redemptions')
  await expect(page.getByRole('listitem').filter({ hasText: '오늘의 빵 교환권' })).toContainText('끝났어요')
  await expectAccessible(page)
})

test('what somebody else redeemed does not exist', async ({ page, complaints }) => {
  complaints.expectRefusal(404)
  await becomeMember(page)
  await page.goto('/rewards/redemptions/rdm_01KADX4T5QZ3M8V0W2Y6B9C1DE')
  await expect(page.getByText('찾는 화면이 없어요')).toBeVisible()
})

test('a past day is guessed for practice, and nothing is kept of it', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/ox/practice')
  for (let pick = 0; pick < 10; pick++) {
    await page.getByRole('button', { name: pick % 2 === 0 ? '오른다' : '내린다' }).click()
    await expect(page.getByText(/AAPL, 201\d년/)).toBeVisible()
    await page.getByRole('button', { name: '다음 날 보기' }).click()
    await expect(page.getByRole('heading', { name: '이다음 날, 올랐을까요?' })).toBeVisible()
  }
  await expect(page.getByText(/20번 더 판정되면/)).toBeVisible()
  await expectAccessible(page)
  await page.goto('/ox/skill')
  await expect(page.getByText(/아직 판정된 선택이 없어요/)).toBeVisible()
})

test('nobody is in a league who has not asked for it', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/ox/league')
  const seat = page.getByText('씨앗', { exact: true })
  await expect(seat).toHaveCount(0)
  await page.getByRole('switch', { name: '리그에 나오기' }).click()
  await expect(seat).toBeVisible()
  await page.getByRole('switch', { name: '리그에 나오기' }).click()
  await expect(seat).toHaveCount(0)
})
