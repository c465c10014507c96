import { type Complaints, expect, expectAccessible, test } from './fixtures'

/** The net caught it; what it caught is no complaint about the product. */
async function expectCaught({ found }: Complaints, pattern: RegExp) {
  await expect.poll(() => found.join('\n')).toMatch(pattern)
  found.length = 0
}

// The nets of the other journeys are shown to hold: each of these pages does one wrong thing.
test.describe('a page is caught that', () => {
  test('logs an error', async ({ page, complaints }) => {
    await page.goto('/')
    // biome-ignore lint/suspicious/noConsole: the error that the net has to catch
    await page.evaluate(() => console.error('planted'))
    await expectCaught(complaints, /^console: planted/m)
  })

  test('throws', async ({ page, complaints }) => {
    await page.goto('/')
    await page.evaluate(() => {
      setTimeout(() => {
        throw new Error('planted')
      })
    })
    await expectCaught(complaints, /^page: Error: planted/m)
  })

  test('breaks the content security policy', async ({ page, complaints }) => {
    await page.goto('/')
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('img'), { src: 'https://elsewhere.invalid/x.png' }))
    })
    await expectCaught(complaints, /^policy: img-src/m)
  })

  test('is not accessible', async ({ page }) => {
    await page.setContent('<html lang="ko"><title>x</title><main><h1>x</h1><img src="data:,"></main></html>')
    await expect(expectAccessible(page)).rejects.toThrow(/image-alt/)
  })
})
