import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { becomeMember } from './newcomer'

const ROUNDS = 5
/** The first note of a win (Hz); no other cue has it. */
const WIN_NOTE = 523

type Seen = { notes: number[]; canvases: number }

/** Runs in the page before its own scripts: every note that is played and every canvas that is thrown leaves a trace. */
function watch() {
  const seen: Seen = { notes: [], canvases: 0 }
  const Real = window.OscillatorNode
  window.OscillatorNode = class extends Real {
    constructor(audio: BaseAudioContext, options?: OscillatorOptions) {
      super(audio, options)
      seen.notes.push(options?.frequency ?? 0)
    }
  }
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) if (node instanceof HTMLCanvasElement) seen.canvases += 1
    }
  }).observe(document, { childList: true, subtree: true })
  Object.assign(window, { seen })
}

/** What was thrown and played since it was last asked. */
const take = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { seen } = window as unknown as { seen: Seen }
    const taken = { notes: seen.notes.splice(0), canvases: seen.canvases }
    seen.canvases = 0
    return taken
  })

const GAMES = [
  { path: '/arcade/slot', api: '/api/actions/SLOT_SPIN', button: /돌리기/, ready: async () => {} },
  { path: '/arcade/rps', api: '/api/games/rps/play', button: /내기$/, ready: (page: Page) => page.keyboard.press('2') },
]

for (const { path, api, button, ready } of GAMES) {
  test(`${path}: confetti and the sound of a win come with every payout above the stake, and with no other`, async ({
    page,
  }) => {
    await page.addInitScript(watch)
    await becomeMember(page)
    await page.goto(path)
    await page.getByRole('button', { name: '소리 켜기' }).click()
    await expect(page.getByRole('button', { name: '소리 끄기' })).toBeVisible()
    await ready(page)
    for (let turn = 0; turn < ROUNDS; turn++) {
      await take(page)
      const answered = page.waitForResponse((response) => response.url().endsWith(api) && response.ok())
      await page.getByRole('button', { name: button }).click()
      const { round } = await (await answered).json()
      await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible()
      const { notes, canvases } = await take(page)
      const isWin = round.payout > round.bet
      expect([canvases > 0, notes.includes(WIN_NOTE)], JSON.stringify(round)).toEqual([isWin, isWin])
      expect(notes.length).toBeGreaterThan(0)
    }
  })
}

test('sound is off until it is asked for', async ({ page }) => {
  await page.addInitScript(watch)
  await becomeMember(page)
  await page.goto('/arcade/slot')
  await page.getByRole('button', { name: '돌리기' }).click()
  await expect(page.getByRole('status').filter({ hasText: '잔액' })).toBeVisible()
  expect((await take(page)).notes).toEqual([])
})
