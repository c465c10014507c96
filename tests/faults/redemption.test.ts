import { type ChildProcess, fork } from 'node:child_process'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startVendor } from '../../scripts/vendor-sandbox.mjs'
import { type DurableDatabase, startDurableDatabase } from '../support/durable-database'
import { waitUntil } from '../support/wait'

/** Each names what is about to commit when the process dies; CALL: the vendor has the order and has not answered. */
const POINTS = {
  RESERVED: ['RESERVED'],
  ISSUING: ['ISSUING'],
  CALL: ['ISSUED', 'UNKNOWN', 'RELEASED'],
  ANSWER: ['ISSUED', 'UNKNOWN', 'RELEASED'],
  ANSWER_AGAIN: ['ISSUED', 'RELEASED'],
  SETTLED: ['CAPTURED', 'FAILED'],
  OVER: ['DONE', 'FAILED'],
} as const
type Point = keyof typeof POINTS
const ALWAYS_REACHED: readonly Point[] = ['RESERVED', 'ISSUING', 'CALL', 'ANSWER']
const BEHAVIOURS = ['ok', 'refuse', 'slow', 'timeout', 'duplicate', 'lost', 'down'] as const
const PRICE = 100
const POINTS_EACH = 1_000
const TEST_TIMEOUT_MS = 90_000
const ROUNDS_MAX = 20

let database: DurableDatabase
let vendor: Awaited<ReturnType<typeof startVendor>>
let locks: pg.Pool
let product: Awaited<ReturnType<typeof loadProduct>>

/** Loaded once the environment names this test's own database and vendor. */
async function loadProduct() {
  const [rewards, ledger, proof, advance, check, client] = await Promise.all([
    import('../support/rewards'),
    import('../support/ledger'),
    import('@/lib/ledger/proof/service'),
    import('@/lib/rewards/redemptions/service/advance'),
    import('@/lib/rewards/redemptions/reads/check'),
    import('@/lib/platform/db/client'),
  ])
  return { ...rewards, ...ledger, ...proof, ...advance, ...check, ...client }
}

beforeAll(async () => {
  database = await startDurableDatabase('redemption')
  vendor = await startVendor()
  Object.assign(process.env, { DATABASE_URL: database.url, VOUCHER_URL: vendor.url, LOG_LEVEL: 'fatal' })
  product = await loadProduct()
  // One connection that stays: the locks are its own.
  locks = new pg.Pool({ connectionString: database.url, max: 1, idleTimeoutMillis: 0 })
  // A step whose member and name are listed waits for a lock that we hold: that is where its process is killed.
  await locks.query(`
    create table public.kill_point (member_id text, step text, lock integer);
    create function public.wait_at_kill_point() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(lock) from public.kill_point point
      join rewards.redemption on redemption.member_id = point.member_id
      where redemption.id = new.redemption_id and point.step = new.step;
      return new;
    end $$;
    create trigger kill_point before insert on rewards.redemption_step
      for each row execute function public.wait_at_kill_point();`)
})

afterAll(async () => {
  await locks?.end()
  await product?.closeDatabase()
  await vendor?.stop()
  await database?.stop()
})

const started = (): Promise<ChildProcess> => {
  const child = fork('tests/support/redemption-process.ts', {
    execArgv: ['--conditions=react-server', '--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return new Promise((ready) => child.once('message', () => ready(child)))
}

const isWaiting = async (lock: number): Promise<boolean> =>
  (await locks.query(`select from pg_locks where locktype = 'advisory' and objid = $1 and not granted`, [lock]))
    .rowCount !== 0

const orderOf = async (memberId: string) => {
  const { rows } = await locks.query<{ id: string; state: string; next_at: Date | null }>(
    'select id, state, next_at from rewards.redemption where member_id = $1',
    [memberId],
  )
  return rows[0]
}

const hasReachedVendor = async (memberId: string): Promise<boolean> => {
  const order = await orderOf(memberId)
  return order !== undefined && (vendor.vendor.orders.get(order.id)?.asked ?? 0) > 0
}

type Case = { memberId: string; rewardId: string; lock: number }

/** A member orders, and the process that serves them dies of kill -9 at the point, or after all it could do. */
async function killAt(point: Point, rewardId: string, lock: number): Promise<Case> {
  const memberId = await product.aWallet({ POINT: POINTS_EACH })
  await locks.query('select pg_advisory_lock($1)', [lock])
  for (const step of POINTS[point]) {
    await locks.query('insert into public.kill_point values ($1, $2, $3)', [memberId, step, lock])
  }
  const child = await started()
  let isOver = false
  child.once('message', () => {
    isOver = true
  })
  child.send({ memberId, rewardId, pricePoints: PRICE })
  const isAtCall = async () => point === 'CALL' && (await hasReachedVendor(memberId))
  await waitUntil(async () => isOver || (await isWaiting(lock)) || (await isAtCall()), `${point} reached`, 30_000)
  // These are always on the way; others may lie beyond what this vendor lets happen.
  if (ALWAYS_REACHED.includes(point)) expect(isOver).toBe(false)
  const dead = new Promise((gone) => child.once('exit', gone))
  child.kill('SIGKILL')
  await dead
  await locks.query('delete from public.kill_point where member_id = $1', [memberId])
  await locks.query('select pg_advisory_unlock($1)', [lock])
  return { memberId, rewardId, lock }
}

/** Two instances go on minute by minute, by the product's clock, until nothing is under way. */
async function resumeAll(): Promise<void> {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    await locks.query(`update platform.clock_shift set shift = shift + interval '11 minutes'`)
    await Promise.all([product.resumeDue(), product.resumeDue()])
    const { rowCount } = await locks.query('select from rewards.redemption where next_at is not null limit 1')
    if (rowCount === 0) return
  }
  throw new Error('something is under way for ever')
}

/** POINT went exactly where a voucher went, whatever died meanwhile. */
async function expectWhole({ memberId }: Case): Promise<string> {
  const order = await orderOf(memberId)
  const { available, held } = (await product.balanceOf(memberId, 'POINT')) ?? {}
  const known = order && vendor.vendor.orders.get(order.id)
  expect(known?.asked ?? 0).toBeLessThanOrEqual(1)
  expect({ state: order?.state, available, held }).toEqual(
    known?.voucher
      ? { state: 'DONE', available: POINTS_EACH - PRICE, held: 0 }
      : { state: order && 'FAILED', available: POINTS_EACH, held: 0 },
  )
  return order?.state ?? 'none'
}

describe.each(BEHAVIOURS)('a vendor that is or does %s', (behaviour) => {
  test(
    'leaves nothing on hold and each voucher paid once, whichever step the process died at',
    async () => {
      const { rewardId } = await product.aReward({ ending: behaviour, units: 20, pricePoints: PRICE })
      vendor.vendor.mode = behaviour === 'down' ? 'down' : 'auto'
      const base = BEHAVIOURS.indexOf(behaviour) * 100
      const names = Object.keys(POINTS) as Point[]
      const cases: Case[] = []
      // Three at a time: each is a process of its own.
      for (let at = 0; at < names.length; at += 3) {
        const some = names.slice(at, at + 3).map((point, index) => killAt(point, rewardId, base + at + index + 1))
        cases.push(...(await Promise.all(some)))
      }
      vendor.vendor.mode = 'auto'
      await resumeAll()

      const ends = await Promise.all(cases.map(expectWhole))
      process.stdout.write(`${behaviour}: ${names.map((name, index) => `${name} ${ends[index]}`).join(', ')}\n`)
      const { rows } = await locks.query('select total, reserved, issued from rewards.reward where id = $1', [rewardId])
      expect(rows).toEqual([{ total: 20, reserved: 0, issued: ends.filter((end) => end === 'DONE').length }])
      expect(await product.checkRewards()).toMatchObject({ isOk: true, openRedemptions: 0 })
    },
    TEST_TIMEOUT_MS,
  )
})

test('the ledger is proven after all of it', async () => {
  expect((await product.verifyLedger(database.url)).failure).toBeNull()
})
