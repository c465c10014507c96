import { expect, expectAccessible, test } from './fixtures'

// The nets of the other journeys are shown to hold: each of these pages does one wrong thing.
test.describe('a page is caught that', () => {
  test('logs an error', async ({ page, complaints }) => {
    await page.goto('/healthz')
    // biome-ignore lint/suspicious/noConsole: the error that the net has to catch
    await page.evaluate(() => console.error('planted'))
    await expect.poll(() => complaints.found.splice(0)).toEqual([expect.stringContaining('console: planted')])
  })

  test('throws', async ({ page, complaints }) => {
    await page.goto('/healthz')
    await page.evaluate(() =>
      setTimeout(() => {
        throw new Error('planted')
      }),
    )
    await expect.poll(() => complaints.found.splice(0)).toEqual([expect.stringContaining('planted')])
  })

  test('breaks the content security policy', async ({ page, complaints }) => {
    await page.goto('/')
    await page.evaluate(() =>
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.invalid/x.png' })),
    )
    await expect.poll(() => complaints.found.splice(0).join()).toContain('policy: img-src')
  })

  test('is not accessible', async ({ page }) => {
    await page.setContent('<html lang="ko"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
    await expect(expectAccessible(page)).rejects.toThrow(/image-alt/)
  })
})
