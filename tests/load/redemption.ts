// How long a redemption waits: from its acceptance until the vendor is being asked, and until the voucher is there.
//   node --conditions=react-server --import tsx tests/load/redemption.ts [redemptions] [per second]
import { setTimeout as sleep } from 'node:timers/promises'
import { startVendor } from '../../scripts/vendor-sandbox.mjs'
import { startDurableDatabase } from '../support/durable-database'

const REDEMPTIONS = Number(process.argv[2] ?? 600)
const PER_SECOND = Number(process.argv[3] ?? 40)
/** As many as a member may ask for in a minute. */
const EACH = 5
const PRICE = 100

const server = await startDurableDatabase('bench-redemption')
const { url, stop } = await startVendor()
process.env.DATABASE_URL = server.url
process.env.VOUCHER_URL = url
process.env.LOG_LEVEL = 'error'
const { aPerson } = await import('../support/people')
const { aReward, askRedeem, givePoints } = await import('../support/rewards')
const { waitUntil } = await import('../support/wait')
const { closeDatabase, pool } = await import('@/lib/platform/db/client')

async function signUp() {
  const members = []
  for (let index = 0; index < REDEMPTIONS / EACH; index++) {
    const person = await aPerson()
    await givePoints(person.id, PRICE * EACH)
    members.push(person)
  }
  return members
}

/** Redemptions come at their rate, whether earlier ones are through or not. */
async function redeemAll(): Promise<void> {
  const [members, shelf] = [await signUp(), await aReward({ units: REDEMPTIONS, pricePoints: PRICE })]
  const startedMs = performance.now()
  const asked = []
  for (let turn = 0; turn < REDEMPTIONS; turn++) {
    await sleep(Math.max(0, startedMs + (turn * 1_000) / PER_SECOND - performance.now()))
    const member = members[turn % members.length]
    if (member) asked.push(askRedeem(member, shelf))
  }
  const refused = (await Promise.all(asked)).filter(({ status }) => status !== 202 && status !== 201)
  if (refused.length > 0) throw new Error(`${refused.length} redemptions were refused: ${refused[0]?.status}`)
  await waitUntil(async () => (await countLeft()) === 0, 'every redemption comes to its end')
}

const countLeft = async () =>
  (await pool().query<{ n: number }>(`select count(*)::int as n from rewards.redemption where state <> 'DONE'`)).rows[0]
    ?.n

/** Milliseconds from the acceptance to a step, at these shares of all redemptions. */
async function delaysTo(step: string) {
  const { rows } = await pool().query<{ share: number; ms: number }>(
    `select share, (percentile_disc(share) within group (order by extract(epoch from to_step.at - accepted.at) * 1000))::float as ms
     from unnest('{0.5,0.95,0.99}'::float[]) share, rewards.redemption_step to_step
     join rewards.redemption_step accepted using (redemption_id)
     where to_step.step = $1 and accepted.version = 1 group by share order by share`,
    [step],
  )
  return rows.map(({ share, ms }) => `p${Math.round(share * 100)} ${ms.toFixed(0)} ms`).join('  ')
}

try {
  await redeemAll()
  console.log(`${REDEMPTIONS} redemptions, ${PER_SECOND} per second, this process and the vendor on one machine`)
  console.log(`accepted, until the vendor is being asked   ${await delaysTo('ISSUING')}`)
  console.log(`accepted, until the voucher is there        ${await delaysTo('ISSUED')}`)
} finally {
  await stop()
  await closeDatabase()
  await server.stop()
}
process.exit(0)
