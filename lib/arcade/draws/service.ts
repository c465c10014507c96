import 'server-only'
import { pool } from '@/lib/platform/db/client'
import { createLane } from '@/lib/platform/db/lane'
import { type AnsweredRow, type Claim, type LaneAnswer, replayOf } from '@/lib/platform/http/once'
import { AppError } from '@/lib/platform/kernel/errors'
import { serverDigests } from '../fairness/adapter'
import { drawIntegers } from '../fairness/rules'
import { createSeeds } from '../fairness/service'
import type { Game } from '../stats/contract'
import { REMEMBERED_MAX } from './constants'

/**
 * What one play is decided by. Nothing is spent yet: the play spends the nonce when it commits, and is refused (CONFLICT)
 * when seed, nonce or odds have moved on by then.
 */
export type Draw = {
  seedId: string
  serverSeedHash: string
  clientSeed: string
  nonce: number
  configVersion: number
  /** One number for each of the bounds asked for. */
  values: number[]
}

/** What has to be drawn; a function of the version of the odds where they say so. */
export type Bounds = readonly number[] | ((configVersion: number) => Promise<readonly number[]>)

type Order = { memberId: string; game: Game; claim: Claim }

/** Where a member's draws stand: the next play of `game` takes this nonce. */
type Standing = Omit<Draw, 'values'> & { serverSeed: string; game: Game }

/**
 * Where the draws of members stood when this process last saw them. A guess that spares most plays the look: other
 * processes play, rotate and publish, too, and only the play's own transaction knows (`arcade.gate_plays`).
 */
const remembered = new Map<string, Standing>()

/**
 * The member's next draw. Makes their first seeds when there are none. Where `claim`'s key is looked up and has been
 * answered, that answer comes instead. Throws CONFLICT, IDEMPOTENCY_KEY_REUSED and IDEMPOTENCY_IN_FLIGHT.
 */
export async function nextDraw({ bounds, ...order }: Order & { bounds: Bounds }): Promise<Draw | LaneAnswer> {
  const standing = recall(order) ?? (await lookUp(order))
  if ('isReplay' in standing) return standing
  remember(order.memberId, { ...standing, nonce: standing.nonce + 1 })
  const { serverSeed, game, ...named } = standing
  const wanted = typeof bounds === 'function' ? await bounds(named.configVersion) : bounds
  const values = await drawIntegers(serverDigests, { serverSeed, game, ...named }, wanted)
  return { ...named, values }
}

/** The next draw of this member is looked up: what was remembered led to a refusal. */
export const forgetDraws = (memberId: string): void => {
  remembered.delete(memberId)
}

function recall({ memberId, game }: Order): Standing | null {
  const standing = remembered.get(memberId)
  return standing?.game === game ? standing : null
}

/** The latest ones stay: a Map keeps the order in which its keys came. */
function remember(memberId: string, standing: Standing): void {
  remembered.delete(memberId)
  remembered.set(memberId, standing)
  if (remembered.size <= REMEMBERED_MAX) return
  const [oldest] = remembered.keys()
  if (oldest !== undefined) remembered.delete(oldest)
}

async function lookUp(order: Order): Promise<Standing | LaneAnswer> {
  const row = (await look(order)) ?? (await lookAgain(order))
  if (row.fingerprint !== null) return { ...replayOf(row, order.claim), isReplay: true }
  const { seedId, serverSeed, serverSeedHash, clientSeed, configVersion } = row
  const nonce = Number(row.nonce)
  return { game: order.game, seedId, serverSeed, serverSeedHash, clientSeed, nonce, configVersion }
}

/** The member never played, or the seed was just being rotated: this makes seeds, or waits its turn. */
async function lookAgain(order: Order): Promise<Row> {
  await createSeeds(order.memberId)
  const row = await look(order)
  if (row) return row
  throw new AppError('CONFLICT', {
    detail: 'The seed was being rotated. Nothing was staked; play again with a new key.',
  })
}

/** What one member's look came to: where they stand, or an answer that their key already has. */
type Row = { memberId: string } & (
  | (Omit<Standing, 'game' | 'nonce'> & { nonce: string; fingerprint: null })
  | AnsweredRow
)

const NEXT_DRAWS = {
  name: 'arcade_next_draws',
  text: `
    select member_id as "memberId", seed_id as "seedId", server_seed as "serverSeed", server_seed_hash as "serverSeedHash",
      client_seed as "clientSeed", nonce, config_version as "configVersion", fingerprint, status,
      content_type as "contentType", body, etag
    from arcade.next_draws($1, $2, $3)`,
}

/** The looks of all requests of this process, together; null where there is no active seed. */
const look = createLane<Order, Row | null>({
  keyOf: ({ memberId }) => memberId,
  run: async (orders) => {
    const keys = orders.map(({ claim }) => claim.key)
    const values = [orders.map(({ memberId }) => memberId), orders.map(({ game }) => game), keys]
    const { rows } = await pool().query<Row>({ ...NEXT_DRAWS, values })
    const rowOf = new Map(rows.map((row) => [row.memberId, row]))
    return orders.map(({ memberId }) => rowOf.get(memberId) ?? null)
  },
})
