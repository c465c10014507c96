import 'server-only'
import { issueFor, type post, sinkFor, walletOf } from '@/lib/ledger/service'
import { type Claim, findAnswer, type LaneAnswer, type LaneOnce } from '@/lib/platform/http/once'
import { AppError, ERROR_STATUS, type ErrorCode } from '@/lib/platform/kernel/errors'
import { createTurns } from '@/lib/platform/kernel/turns'
import { newId } from '@/lib/platform/random/random'
import { type Bounds, type Draw, forgetDraws, nextDraw } from '../draws/service'
import type { Game } from '../stats/contract'
import { claimOf, type PlayRow, submitPlay } from './adapter'
import { CYCLE_MS } from './constants'
import type { Presentation } from './contract'

type Leg = Parameters<typeof post>[1]['legs'][number]

/** What a play came to: decided by the game's rules from its draw, before anything is written. */
export type Settled = {
  /** GOLD. */
  payout: number
  result: object & { presentation: Presentation }
  /** More legs of the same transfer. */
  legs?: readonly Leg[]
  /** For the game's own hooks `arcade.<game>_gate` and `arcade.<game>_write`. */
  extra?: object
}

type Wager = {
  memberId: string
  game: Game
  /** GOLD. */
  bet: number
  bounds: Bounds
  once: LaneOnce
}

/**
 * Drawing and settling again, when what it was done with had moved on: seed, nonce, odds, gacha's pity. So many, because of
 * several processes that play for one member at the same moment only one gets the next nonce.
 */
const ATTEMPTS_MAX = 50

/** The plays of a member in this process: each one draws with what the last one left. */
const inTurn = createTurns()

/**
 * One whole play. Its draw is computed first; then stake, payout, nonce, round, figures, session, event and the answer of
 * the key commit together in the lane, or none of them. Throws INSUFFICIENT_FUNDS (the stake has to be there before the
 * payout; the nonce is spent), GAME_FROZEN, PLAY_PAUSED, PLAY_LIMIT_REACHED, PLAY_TOO_SOON, CONFLICT (what it is drawn with
 * moved on each time; nothing was staked) and what the game's own gate says.
 */
export const playRound = (order: Wager & { settle: (draw: Draw) => Settled | Promise<Settled> }): Promise<LaneAnswer> =>
  playDrawn(order, async (draw, claim) => roundRow({ ...order, claim, draw, settled: await order.settle(draw) }))

type Prepare = (draw: Draw, claim: Claim) => Promise<Submitted>

const playDrawn = (order: Wager, prepare: Prepare): Promise<LaneAnswer> =>
  order.once((claim) => inTurn(order.memberId, () => drawAndSubmit(order, prepare, claim)))

/** Until what the play was drawn with is what is committed by then. */
async function drawAndSubmit(order: Wager, prepare: Prepare, claim: Claim): Promise<LaneAnswer> {
  for (let attempt = 1; ; attempt++) {
    const draw = await nextDraw({ ...order, claim })
    if ('isReplay' in draw) return draw
    const answer = await submit(await prepare(draw, claim))
    if (answer.code !== null) forgetDraws(order.memberId)
    if (answer.code !== 'CONFLICT' || attempt >= ATTEMPTS_MAX) return answerOf(answer, claim)
  }
}

type Given<O> = Omit<O, 'once' | 'bounds'> & { claim: Claim; draw: Draw }
type Submitted = { row: PlayRow; legs: readonly Leg[] }

function roundRow({ memberId, game, bet, claim, draw, settled }: Given<Wager> & { settled: Settled }): Submitted {
  const { payout, result, legs = [], extra = null } = settled
  const id = newId('rnd')
  const row: PlayRow = {
    ...rowOf({ memberId, game, bet, claim, draw }),
    kind: 'round',
    round_id: id,
    payout,
    presentation: result.presentation,
    shown: { id, game, bet, payout, result, fairness: fairnessOf(draw) },
    extra,
  }
  return { row, legs: [...stakeLegs(memberId, game, bet), ...payoutLegs(memberId, game, payout), ...legs] }
}

/**
 * The stake of a round that stays open: it moves now, under the same gate as every wager, and the game's hook writes the
 * open row from `extra`. Throws as `playRound`.
 */
export const openBet = (order: Wager & { extra: (draw: Draw) => object | Promise<object> }): Promise<LaneAnswer> =>
  playDrawn(order, async (draw, claim) => {
    const extra = await order.extra(draw)
    const row: PlayRow = { ...rowOf({ ...order, claim, draw }), kind: 'bet', shown: null, extra }
    return { row, legs: stakeLegs(order.memberId, order.game, order.bet) }
  })

/** The draw of an open round, as the game has kept it. */
export type StoredDraw = Omit<Draw, 'values'>

type OpenRound = {
  memberId: string
  game: Game
  roundId: string
  bet: number
  payout: number
  result: object & { presentation: Presentation }
  draw: StoredDraw
  /** The transfer that took the stake. */
  transferId: string
  extra?: object
}

/**
 * The end of an open round, at most once: the game's gate refuses (ROUND_SETTLED) what is over. With `once` it answers a
 * request and its key; without, nobody asked (a sweeper).
 */
export async function settleBet({ once, ...round }: OpenRound & { once?: LaneOnce }): Promise<LaneAnswer> {
  const settle = async (claim: Claim | null) => answerOf(await submit(settleRow(round, claim)), claim)
  return once ? once(settle) : settle(null)
}

function settleRow(round: OpenRound, claim: Claim | null): Submitted {
  const { memberId, game, roundId: id, bet, payout, result, draw, transferId, extra = null } = round
  const row: PlayRow = {
    ...rowOf({ memberId, game, bet, claim, draw }),
    kind: 'settle',
    round_id: id,
    payout,
    presentation: result.presentation,
    transfer_id: transferId,
    payout_transfer_id: payout > 0 ? newId('trf') : null,
    shown: { id, game, bet, payout, result, fairness: fairnessOf(draw) },
    extra,
  }
  return { row, legs: payoutLegs(memberId, game, payout) }
}

type Played = { memberId: string; game: Game; bet: number; claim: Claim | null; draw: StoredDraw }

const rowOf = ({ memberId, game, bet, claim, draw }: Played) => ({
  ...claimOf(claim),
  member_id: memberId,
  game,
  round_id: newId('rnd'),
  bet,
  payout: 0,
  presentation: null,
  seed_id: draw.seedId,
  nonce: draw.nonce,
  config_version: draw.configVersion,
  transfer_id: newId('trf'),
  payout_transfer_id: null,
  new_session_id: newId('gse'),
})

const fairnessOf = ({ serverSeedHash, clientSeed, nonce, configVersion }: StoredDraw) => ({
  serverSeedHash,
  clientSeed,
  nonce,
  configVersion,
})

/** Stake first: the ledger checks the floor after each leg, so the stake has to be there before anything is paid. */
const stakeLegs = (memberId: string, game: Game, bet: number): Leg[] => [
  { from: walletOf(memberId), to: sinkFor(game), asset: 'GOLD', amount: bet },
]
const payoutLegs = (memberId: string, game: Game, payout: number): Leg[] =>
  payout > 0 ? [{ from: issueFor(game), to: walletOf(memberId), asset: 'GOLD', amount: payout }] : []

type Answered = NonNullable<Awaited<ReturnType<typeof submitPlay>>>

async function submit({ row, legs }: Submitted): Promise<Answered> {
  const id = row.payout_transfer_id ?? row.transfer_id
  const posting = legs.length > 0 && {
    id,
    scope: `arcade.${row.game}`,
    key: row.kind === 'settle' ? `${row.round_id}:payout` : row.round_id,
    reason: `${row.game}_round`,
    related: { type: 'round', id: row.round_id },
    legs,
  }
  const answer = await submitPlay({ principal: row.member_id, posting: posting || null, row })
  if (!answer) throw new AppError('NOT_FOUND', { detail: 'There is no such wallet.' })
  return answer
}

const DETAILS: Partial<Record<ErrorCode, string>> = {
  INSUFFICIENT_FUNDS: 'The stake is more GOLD than there is. Nothing was staked.',
  CONFLICT: 'What this play was drawn with has changed meanwhile. Nothing was staked; play again with a new key.',
  GAME_FROZEN: 'This game takes no plays for now. Nothing was staked.',
  PLAY_PAUSED: 'The member is taking a break. Nothing was staked.',
  PLAY_LIMIT_REACHED: "The member's own limit for today would be passed. Nothing was staked.",
  PLAY_TOO_SOON: `One wager in ${CYCLE_MS} ms. Nothing was staked; send the same key again.`,
  IDEMPOTENCY_KEY_REUSED: 'This key was used for another request. Use a new key.',
}

/** The stored answer of a play, or its refusal as an error. A key's earlier answer may have been a refusal: that is read. */
async function answerOf({ code, params, status, body, replayed }: Answered, claim: Claim | null): Promise<LaneAnswer> {
  const earlier = replayed && claim && (await findAnswer(claim))
  if (earlier) return { ...earlier, isReplay: true }
  if (code === null) return { status: status ?? 200, contentType: 'application/json', body, isReplay: replayed }
  if (!(code in ERROR_STATUS)) throw new Error(`play_batch refused with ${code}, which is no error code`)
  const known = code as ErrorCode
  throw new AppError(known, {
    detail: DETAILS[known] ?? 'Nothing was staked.',
    ...(params && { params }),
    ...(known === 'PLAY_TOO_SOON' && { retryAfterS: Math.ceil(Number(params?.retryAfterMs ?? CYCLE_MS) / 1_000) }),
    ...(known === 'IDEMPOTENCY_IN_FLIGHT' && { retryAfterS: 1 }),
  })
}
