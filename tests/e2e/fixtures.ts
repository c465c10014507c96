import { setTimeout as sleep } from 'node:timers/promises'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test'

/** Standards that every screen keeps: WCAG 2.2 A and AA, and axe's best practices. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What the pages of one test complain about, and which refusals of the API belong to the test. */
export class Complaints {
  readonly found: string[] = []
  private readonly refusals = new Set<number>()

  /** The browser logs every answer of 400 and above as an error; the test says which ones it means to get. */
  expectRefusal(...statuses: number[]) {
    for (const status of statuses) this.refusals.add(status)
  }

  async watch(context: BrowserContext) {
    context.on('weberror', (thrown) => this.found.push(`page: ${thrown.error().stack ?? thrown.error().message}`))
    context.on('page', (page) => page.on('crash', () => this.found.push(`crash: ${page.url()}`)))
    context.on('console', (message) => {
      const status = Number(/status of (\d{3})/.exec(message.text())?.[1])
      if (message.type() !== 'error' || this.refusals.has(status)) return
      this.found.push(`console: ${message.text()} (${message.location().url})`)
    })
    await context.exposeFunction('moaViolation', (text: string) => this.found.push(`policy: ${text}`))
    await context.addInitScript(reportViolations)
  }
}

/** Runs in the page: not every breach of the content security policy reaches the console as an error. */
function reportViolations() {
  const { moaViolation } = window as unknown as { moaViolation: (text: string) => void }
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
    moaViolation(`${violatedDirective} refused ${blockedURI} in ${sourceFile}`),
  )
}

const CLOSE_TIMEOUT_MS = 15_000

/**
 * Closes another person's browser. One that never ended was seen, its page just on the way to another; what the test has
 * to say is said by then, so it is told on the console and left to the end of the browser itself.
 */
async function closeOrLeave(context: BrowserContext): Promise<void> {
  const addresses = context.pages().map((page) => page.url())
  const late = sleep(CLOSE_TIMEOUT_MS, 'late' as const, { ref: false })
  if ((await Promise.race([context.close(), late])) === 'late')
    process.stdout.write(`left open after ${CLOSE_TIMEOUT_MS} ms: ${addresses.join(', ')}\n`)
}

type Fixtures = {
  complaints: Complaints
  /** A page in another person's browser (cookies and storage of its own), watched like the first. */
  newVisitor: (options?: BrowserContextOptions) => Promise<Page>
}

/** A test that also fails when one of its pages logs an error, throws, crashes or breaks the content security policy. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that this fixture needs no other
  complaints: async ({}, use) => {
    const complaints = new Complaints()
    await use(complaints)
    expect(complaints.found).toEqual([])
  },
  context: async ({ context, complaints }, use) => {
    await complaints.watch(context)
    await use(context)
  },
  newVisitor: async ({ browser, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (options) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      await complaints.watch(context)
      return context.newPage()
    })
    for (const context of contexts) await closeOrLeave(context)
  },
})

/** Runs in the page: nothing fades or moves any more, but for what never ends. */
const isAtRest = () =>
  document
    .getAnimations()
    .every(
      ({ playState, effect }) =>
        playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
    )

/** axe finds nothing on the page once it has come to rest: a colour that is still fading is neither of its two. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction(isAtRest)
  // Without `preload`, in which axe copies the styles of shadow roots into a document where our policy refuses them.
  const axe = new AxeBuilder({ page }).options({ preload: false }).withTags(AXE_TAGS)
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ target }) => target.join(' ')),
  }))
  expect(found).toEqual([])
}

export { expect }
