import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { verifyLedger } from '@/lib/ledger/proof/service'
import type { AccountRef, Outcome, TransferPosting } from '@/lib/ledger/rules'
import { openWallet, postBatch, walletOf } from '@/lib/ledger/service'
import { pool, transaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/random/random'
import { aWallet, ISSUE, leg, SINK, transferOf, verdictOf } from '@/tests/support/ledger'

const ASSETS = ['GOLD', 'GEM'] as const
const POOR = 12
const KEYS = 60
const SEED = Number(process.env.MOA_SEED ?? Date.now() % 2 ** 31)

let wallets: AccountRef[] = []
let round = 0

beforeAll(async () => {
  process.stdout.write(`seed ${SEED} (replay with MOA_SEED=${SEED})\n`)
  const ids = await Promise.all(Array.from({ length: POOR }, () => aWallet({ GOLD: 20, GEM: 3 })))
  wallets = ids.map(walletOf)
})

/** Who pays and gets: a poor wallet, or one of the system's accounts. */
const place = fc.oneof({ weight: 5, arbitrary: fc.nat(POOR - 1) }, { weight: 1, arbitrary: fc.constantFrom(-1, -2) })
const accountAt = (at: number): AccountRef => wallets[at] ?? (at === -1 ? ISSUE : SINK)
const legIdea = fc.record({
  from: place,
  to: place,
  asset: fc.constantFrom(...ASSETS),
  amount: fc.integer({ min: 1, max: 12 }),
})
const idea = fc.record({ key: fc.nat(KEYS - 1), legs: fc.array(legIdea, { minLength: 1, maxLength: 4 }) })
type Idea = { key: number; legs: { from: number; to: number; asset: string; amount: number }[] }

const postingOf = ({ key, legs }: Idea): TransferPosting =>
  transferOf(
    legs.map(({ from, to, asset, amount }) => leg(accountAt(from), accountAt(to), amount, asset)),
    { scope: `model.${round}`, key: String(key) },
  )

type Books = Map<string, number>
const nameOf = ({ owner, bucket }: AccountRef, asset: string) => `${owner} ${bucket} ${asset}`

/** The plainest ledger there is: the outcome of one transfer, and the books after it. */
function applyPlainly(books: Books, { legs }: TransferPosting): boolean {
  const draft = new Map(books)
  for (const { from, to, asset, amount } of legs) {
    const [payer, payee] = [nameOf(from, asset), nameOf(to, asset)]
    draft.set(payer, (draft.get(payer) ?? 0) - amount)
    if (from.owner !== 'system' && (draft.get(payer) ?? 0) < 0) return false
    draft.set(payee, (draft.get(payee) ?? 0) + amount)
  }
  for (const [name, amount] of draft) books.set(name, amount)
  return true
}

async function readBooks(): Promise<Books> {
  const { rows } = await pool().query('select owner, bucket, asset, posted::int from ledger.account')
  return nonZero(new Map(rows.map((row) => [nameOf(row, row.asset), row.posted as number])))
}

const nonZero = (books: Books): Books => new Map([...books].filter(([, amount]) => amount !== 0))

const contentOf = ({ legs }: TransferPosting) => JSON.stringify(legs)

type Known = Map<string, { content: string; outcome: Outcome }>

/** What the batch should have answered here, given the plain books and the keys already seen; both are brought forward. */
function expectedOf(posting: TransferPosting, outcome: Outcome, books: Books, known: Known): unknown {
  const first = known.get(posting.key)
  if (!first) {
    known.set(posting.key, { content: contentOf(posting), outcome })
    if (applyPlainly(books, posting)) return { status: 'posted', transferId: expect.any(String), isReplay: false }
    return { status: 'refused', code: 'INSUFFICIENT_FUNDS', isReplay: false }
  }
  if (first.content === contentOf(posting)) return { ...first.outcome, isReplay: true }
  return { status: 'refused', code: 'IDEMPOTENCY_KEY_REUSED', isReplay: false }
}

async function checkBatches(batches: Idea[][]): Promise<void> {
  round += 1
  const books = await readBooks()
  const known: Known = new Map()
  for (const batch of batches) {
    const postings = batch.map(postingOf)
    const outcomes = await postBatch(postings)
    for (const [index, posting] of postings.entries()) {
      const outcome = outcomes[index] as Outcome
      expect(outcome).toEqual(expectedOf(posting, outcome, books, known))
    }
  }
  expect(await readBooks()).toEqual(nonZero(books))
}

test('batches decide as a plain ledger would, one item after the other', async () => {
  const batches = fc.array(fc.array(idea, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 4 })
  await fc.assert(fc.asyncProperty(batches, checkBatches), { numRuns: 60, seed: SEED, endOnFailure: true })
})

test('concurrent batches over the same poor wallets give every key one outcome, without a deadlock', async () => {
  round += 1
  const ideas = fc.sample(idea, { numRuns: 3_000, seed: SEED })
  const lanes = Array.from({ length: 6 }, (_, lane) => ideas.filter((_idea, index) => index % 6 === lane))
  const seen: { posting: TransferPosting; outcome: Outcome }[] = []
  const before = await deadlocks()
  await Promise.all(
    lanes.map(async (lane, number) => {
      for (let at = 0; at < lane.length; at += 10 + number) {
        const postings = lane.slice(at, at + 10 + number).map(postingOf)
        const outcomes = await postBatch(postings)
        for (const [index, posting] of postings.entries()) seen.push({ posting, outcome: outcomes[index] as Outcome })
      }
    }),
  )
  for (const [, answers] of Map.groupBy(seen, ({ posting }) => posting.key)) {
    const firsts = answers.filter(({ outcome }) => !outcome.isReplay && verdictOf(outcome) !== 'IDEMPOTENCY_KEY_REUSED')
    expect(firsts).toHaveLength(1)
    const content = contentOf(firsts[0]!.posting)
    for (const { posting, outcome } of answers) {
      if (contentOf(posting) !== content) expect(verdictOf(outcome)).toBe('IDEMPOTENCY_KEY_REUSED')
      else expect(outcome).toMatchObject({ ...firsts[0]!.outcome, isReplay: outcome.isReplay })
    }
  }
  expect(await deadlocks()).toBe(before)
})

test('concurrent postings inside transactions of their own do not deadlock either', async () => {
  const ids = Array.from({ length: 8 }, () => newId('usr'))
  const before = await deadlocks()
  await Promise.all(ids.map((id) => transaction((tx) => openWallet(tx, id))))
  const refs = ids.map(walletOf)
  await Promise.all(
    Array.from({ length: 200 }, (_, index) => {
      const [a, b] = [refs[index % 8] as AccountRef, refs[(index * 3 + 1) % 8] as AccountRef]
      return postBatch([transferOf([leg(ISSUE, a, 5), leg(a, b, 2), leg(b, SINK, 1)])])
    }),
  )
  expect(await deadlocks()).toBe(before)
})

test('what all of that left behind is proven', async () => {
  const { failure, figures } = await verifyLedger(process.env.DATABASE_URL ?? '')
  expect(failure).toBeNull()
  expect(figures.transfers).toBeGreaterThan(500)
})

async function deadlocks(): Promise<number> {
  const { rows } = await pool().query('select deadlocks::int from pg_stat_database where datname = current_database()')
  return rows[0].deadlocks
}
