import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

async function openConsole(page: Page, path: string) {
  await page.goto(path)
  await page.getByLabel('이메일').fill(DEMO_OPERATOR.email)
  await page.getByLabel('비밀번호', { exact: true }).fill(DEMO_OPERATOR.password)
  await page.getByRole('button', { name: '로그인', exact: true }).click()
  await page.waitForURL((url) => url.pathname + url.search === path)
}

/** One hand of rock paper scissors, as the member's own browser would send it. */
const playHand = (page: Page) =>
  page.evaluate(async (key) => {
    const answer = await fetch('/api/games/rps/play', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ bet: 10, choice: 'rock' }),
    })
    return { status: answer.status, json: await answer.json() }
  }, randomUUID())

test('an operator freezes a game by keyboard, members cannot stake on it, and it is opened again', async ({
  page,
  newVisitor,
  complaints,
}) => {
  complaints.expectRefusal(409, 429)
  const member = await newVisitor()
  await becomeMember(member)
  await member.goto('/arcade')
  await openConsole(page, '/admin/members')
  await expect(async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('g')
    await expect(page.getByRole('heading', { level: 1, name: '게임' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expectAccessible(page)

  await page.getByRole('button', { name: '가위바위보 멈추기' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '가위바위보: 새로운 판을 막을까요?' })
  await dialog.getByRole('button', { name: '멈추기' }).click()
  await expect(dialog.getByText('왜 하는지 한 줄로 써 주세요.')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('사유').fill('손을 살펴보고 있어요')
  await page.keyboard.press('Enter')
  await expect(page.getByText('가위바위보: 새로운 판을 막았어요.')).toBeVisible()
  const refused = await playHand(member)
  expect([refused.status, refused.json.code]).toEqual([409, 'GAME_FROZEN'])
  await member.reload()
  await expect(member.getByText('점검하느라 멈춘 게임: 가위바위보.')).toBeVisible()

  await page.getByRole('button', { name: '가위바위보 다시 열기' }).click()
  await page.getByRole('dialog').getByLabel('사유').fill('다 봤어요')
  await page.keyboard.press('Enter')
  await expect(page.getByText('가위바위보: 다시 열었어요.')).toBeVisible()
  expect((await playHand(member)).status).toBe(200)

  await page.getByRole('link', { name: '가위바위보', exact: true }).click()
  await expect(page.getByRole('heading', { name: '가위바위보 확률 감시' })).toBeVisible()
  await expect(page.getByRole('row', { name: /손을 살펴보고 있어요.*다 봤어요/ })).toBeVisible()
})

test('a round is found by its member, shows no seed that still plays, and is recomputed', async ({
  page,
  newVisitor,
  complaints,
}) => {
  complaints.expectRefusal(429)
  const member = await newVisitor()
  await becomeMember(member)
  await member.goto('/arcade')
  const { json } = await playHand(member)
  const me = await (await member.request.get('/api/auth/me')).json()
  const { round } = json
  await openConsole(page, '/admin/games/rounds')
  await page.getByLabel('회원').fill(me.id)
  await expect(page).toHaveURL(new RegExp(`member=${me.id}`))
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel('게임', { exact: true }).selectOption('crash')
  await expect(page.getByText('맞는 판이 없어요')).toBeVisible()
  await page.getByLabel('게임', { exact: true }).selectOption('rps')
  await expectAccessible(page)

  await page.reload()
  await page.getByRole('link', { name: /^rnd_…/ }).click()
  await page.waitForURL(`**/admin/games/rounds/${round.id}`)
  await expect(page.getByText('아직 쓰는 시드라 공개하지 않아요')).toBeVisible()
  await page.getByRole('button', { name: '다시 계산하기' }).click()
  await expect(page.getByText('시드와 확률에서 나온 그대로예요.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: /^trf_/ }).first().click()
  await expect(page.getByText('자산마다 변화의 합은 0이에요.')).toBeVisible()
})

test('everybody can read what came up beside what was published', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/arcade/odds/monitor')
  await expect(page.getByRole('heading', { level: 1, name: '확률 감시' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2 })).toHaveCount(4)
  await expectAccessible(page)
})

for (const width of [390, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 844 }, colorScheme })

      test('the console’s screens about games can be used by everybody', async ({ page }) => {
        await openConsole(page, '/admin/games')
        for (const path of ['/admin/games', '/admin/games?game=crash', '/admin/games/rounds']) {
          await page.goto(path)
          await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
          await expect(page.getByRole('status').getByText('불러오고 있어요')).toHaveCount(0)
          expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true)
          await expectAccessible(page)
        }
      })
    })
  }
}
