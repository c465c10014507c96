import { expect, expectAccessible, test } from './fixtures'
import { becomeMember } from './newcomer'

const OUTSIDE = ['/', '/invite', '/signup?code=5858', '/login', '/rules/ox']
const INSIDE = [
  '/home',
  '/wallet',
  '/onboarding',
  '/profile',
  '/sessions',
  '/settings',
  '/streak',
  '/ox',
  '/ox/history',
  '/arcade/limits',
  '/arcade/odds/monitor',
  '/arcade/slot/odds',
  '/arcade/rps/odds',
  '/arcade/crash/odds',
  '/arcade/verify',
  '/ox/skill',
  '/ox/league',
  '/ox/practice',
  '/rewards',
  '/rewards/redemptions',
]

for (const width of [390, 1280]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`${width} px, ${colorScheme}`, () => {
      test.use({ viewport: { width, height: 844 }, colorScheme })

      test('the screens outside can be used by everybody', async ({ page }) => {
        for (const path of OUTSIDE) await expectSound(page, path)
      })

      test('the screens inside can be used by everybody', async ({ page }) => {
        await becomeMember(page)
        for (const path of INSIDE) await expectSound(page, path)
      })
    })
  }
}

async function expectSound(page: Parameters<typeof expectAccessible>[0], path: string) {
  await page.goto(path)
  await expect(page.getByRole('main')).toHaveCount(1)
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page.getByRole('status').getByText('불러오고 있어요')).toHaveCount(0)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), path).toBe(true)
  await expectAccessible(page)
}

test('what can be touched is at least 44 px in size', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await becomeMember(page)
  for (const path of INSIDE) {
    await page.goto(path)
    await expect(page.getByRole('status').getByText('불러오고 있어요')).toHaveCount(0)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('main a, main button, nav a, header a')]
        .filter((element) => element.checkVisibility())
        .map((element) => ({ text: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.height < 44 && box.width > 1)
        .map(({ text, box }) => `${text} ${box.height}`),
    )
    expect(small, path).toEqual([])
  }
})

test('the keyboard passes the navigation by the first link', async ({ page }) => {
  await becomeMember(page)
  await page.goto('/home')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '본문으로 건너뛰기' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('every page carries the headers that keep others out', async ({ page }) => {
  const headers = (await page.goto('/'))?.headers() ?? {}
  expect(headers['content-security-policy']).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic';/)
  for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    expect(headers['content-security-policy']).toContain(directive)
  }
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('strict-origin-when-cross-origin')
  expect(headers['permissions-policy']).toContain('camera=()')
})

test('the product can be installed', async ({ page }) => {
  await page.goto('/')
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const { icons, start_url, display } = await (await page.request.get(href ?? '')).json()
  expect({ start_url, display }).toEqual({ start_url: '/home', display: 'standalone' })
  for (const { src, sizes } of icons) {
    const png = await (await page.request.get(src)).body()
    expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
  }
})
