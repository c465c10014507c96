import type { Page } from '@playwright/test'
import { DEMO_OPERATOR } from '@/lib/identity/demo/constants'
import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'
import { type OwnSite, startOwnSite } from './own-site'

/** A trading day that lies behind us whenever this runs. */
const DAY = '2026-11-19'
const DAY_WORDS = '2026년 11월 19일 (목)'

async function openConsole(page: Page, path: string, site = '') {
  await page.goto(site + path)
  await page.getByLabel('이메일').fill(DEMO_OPERATOR.email)
  await page.getByLabel('비밀번호', { exact: true }).fill(DEMO_OPERATOR.password)
  await page.getByRole('button', { name: '로그인', exact: true }).click()
  await page.waitForURL((url) => url.pathname + url.search === path)
}

/** A closed day with two symbols and one member's picks on both; two sources agree on NVDA and contradict each other on AAPL. */
async function writeDay(site: OwnSite, memberId: string): Promise<void> {
  await site.sql(
    `insert into predictions.market_session (trade_date, opens_at, cutoff_at, open_at, close_at, fetch_at, settle_at,
       is_early_close, calendar_version, phase)
     values ($1, '2026-11-18 22:00Z', '2026-11-19 14:25Z', '2026-11-19 14:30Z', '2026-11-19 21:00Z',
       '2026-11-19 22:15Z', '2026-11-19 22:30Z', false, 1, 'EOD_WAIT')`,
    [DAY],
  )
  await site.sql(
    `insert into predictions.listing (trade_date, symbol, position, up_picks, down_picks, up_points, down_points, frozen_at)
     select $1, symbol, position, 1, 1, 10, 10, '2026-11-19 14:25Z' from predictions.symbol where symbol in ('AAPL', 'NVDA')`,
    [DAY],
  )
  await site.sql(
    `insert into predictions.pick (id, member_id, trade_date, symbol, side, picked_at, changed_at)
     select 'prd_01KAF000000000000000000' || substr(symbol, 1, 3), $2, $1, symbol, 'UP', '2026-11-19 10:00Z', '2026-11-19 10:00Z'
     from predictions.listing where trade_date = $1`,
    [DAY, memberId],
  )
  await site.sql(
    `insert into predictions.quote (trade_date, symbol, source, close_micros, prev_close_micros, is_demo, body_hash, fetch_id)
     select $1, symbol, source, case when symbol = 'AAPL' and source = 'yahoo' then 187000000 else 189250000 end,
       188000000, false, repeat('ab', 32), 1
     from predictions.listing, unnest(array['yahoo', 'alpha_vantage']) source where trade_date = $1`,
    [DAY],
  )
}

const pointsOf = async (page: Page, site: string): Promise<number> =>
  (await (await page.request.get(`${site}/api/users/balance`)).json()).balances.POINT?.available ?? 0

test('a day is settled, a held symbol decided by key, and a settlement corrected after saying what it moves', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const site = await startOwnSite('UTC')
  try {
    await openConsole(page, '/admin/market', site.url)
    const me = await (await page.request.get(`${site.url}/api/auth/me`)).json()
    await writeDay(site, me.id)

    await page.goto(`${site.url}/admin/market/settlements/${DAY}`)
    await page.getByRole('button', { name: '다시 정산하기' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByText(/두 번 나가지 않아요/)).toBeVisible()
    await dialog.getByRole('button', { name: '다시 정산하기' }).click()
    await expect(page.getByText('판정 1종목, 보류 1종목')).toBeVisible()
    await expect.poll(() => pointsOf(page, site.url)).toBe(10)

    await page.goto(`${site.url}/admin/market/held`)
    await expect(page.getByRole('heading', { name: `애플 (AAPL) · ${DAY_WORDS}` })).toBeVisible()
    await expect(page.getByText('$187.00')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('u')
    await expect(dialog.getByText(/O를 고른 1건이 맞은 것이 되어/)).toBeVisible()
    await dialog.getByRole('button', { name: '이대로 판정하기' }).click()
    await expect(dialog.getByText('왜 그렇게 정하는지 한 줄로 써 주세요.')).toBeVisible()
    await dialog.getByLabel('쓸 말').fill('거래소 공지를 확인했어요')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/AAPL: 판정했어요/)).toBeVisible()
    await expect(page.getByText('보류한 종목이 없어요.', { exact: false })).toBeVisible()
    await expect.poll(() => pointsOf(page, site.url)).toBe(20)

    await page.goto(`${site.url}/admin/market/settlements/${DAY}?symbol=NVDA`)
    await page.getByRole('button', { name: '바로잡기' }).click()
    await dialog.getByText('내림', { exact: true }).click()
    await expect(dialog.getByText('v1 오름 → v2 내림')).toBeVisible()
    await expect(dialog.getByText('1건에서 10 POINT를 거둬요.')).toBeVisible()
    await dialog.getByLabel('쓸 말').fill('종가가 고쳐졌어요')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: '이대로 바로잡기' }).click()
    await expect(page.getByText('v2로 바로잡았어요.')).toBeVisible()
    await expect(page.getByRole('row', { name: /v2 내림/ })).toBeVisible()
    await expect.poll(() => pointsOf(page, site.url)).toBe(10)
    await expectAccessible(page)

    await page.goto(`${site.url}/admin/market`)
    await page.getByRole('button', { name: '다음 거래일 만들기' }).click()
    await dialog.getByRole('button', { name: '다음 거래일 만들기' }).click()
    await expect(page.getByRole('status').filter({ hasText: /만들었어요|없었어요/ })).toBeVisible()
    await page
      .getByRole('button', { name: /\) 휴장 선언$/ })
      .first()
      .click()
    await expect(dialog.getByText('한 번 적은 휴장은 지울 수 없어요.')).toBeVisible()
    await dialog.getByRole('button', { name: '휴장 선언' }).click()
    await expect(dialog.getByText('왜 쉬는지 한 줄로 써 주세요.')).toBeVisible()
    await dialog.getByLabel('이유').fill('국가 애도일')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/휴장을 적었어요/)).toBeVisible()
    await expect(page.getByRole('row', { name: /국가 애도일/ }).first()).toBeVisible()
  } finally {
    await site.close()
  }
})

test('a stock is raised with a reason, and taken back', async ({ page }) => {
  await openConsole(page, '/admin/rewards')
  const row = page.getByRole('row', { name: /도서 교환권/ })
  const free = Number(await row.getByRole('cell').nth(2).textContent())
  await row.getByRole('button', { name: /재고 바꾸기/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '재고 바꾸기' }).click()
  await expect(dialog.getByText('0이 아닌 정수로 써 주세요.')).toBeVisible()
  await dialog.getByLabel('넣을 수').fill('5')
  await expect(dialog.getByText(`남은 것이 ${free}개에서 ${free + 5}개가 돼요.`, { exact: false })).toBeVisible()
  await dialog.getByLabel('사유').fill('새로 들여옴')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`지금 남은 것은 ${free + 5}개예요.`, { exact: false })).toBeVisible()
  await page.getByRole('button', { name: '되돌리기' }).click()
  await expect(row.getByRole('cell').nth(2)).toHaveText(String(free))
})

test('a symbol is changed and changed back; POINT are put right from the rewards’ side', async ({
  page,
  newVisitor,
}) => {
  const member = await newVisitor()
  await becomeMember(member)
  const { id } = await (await member.request.get('/api/auth/me')).json()
  await openConsole(page, '/admin/market/symbols')
  await page.getByRole('button', { name: 'TSLA 고치기' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('영어 이름').fill('')
  await dialog.getByRole('button', { name: '고치기' }).click()
  await expect(dialog.getByText('1~60자로 써 주세요.')).toBeVisible()
  await dialog.getByLabel('영어 이름').fill('Tesla Motors')
  await page.keyboard.press('Enter')
  await expect(page.getByText('TSLA 종목을 고쳤어요.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Tesla Motors/ })).toBeVisible()
  await page.getByRole('button', { name: '되돌리기' }).click()
  await expect(page.getByRole('row', { name: /Tesla Motors/ })).toHaveCount(0)

  await page.goto('/admin/rewards')
  await page.getByLabel('회원 번호').fill(id)
  await page.getByRole('button', { name: '지갑 열기' }).click()
  await page.waitForURL(`**/admin/members/${id}?adjust=POINT`)
  await page.getByLabel('POINT', { exact: true }).fill('30')
  await page.getByLabel('사유', { exact: true }).fill('바로잡음')
  await page.getByRole('button', { name: '30 POINT 지급하기' }).click()
  await expect(page.getByText('30 POINT를 지급했어요.')).toBeVisible()
})

const SCREENS = [
  '/admin/market',
  '/admin/market/symbols',
  '/admin/market/prices',
  '/admin/market/held',
  '/admin/rewards',
  '/admin/rewards/redemptions',
]

for (const width of [390, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 844 }, colorScheme })

      test('the console’s screens about market and rewards can be used by everybody', async ({ page }) => {
        await openConsole(page, '/admin/market')
        for (const path of SCREENS) {
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
