import 'server-only'
import { listAvailable } from '@/lib/ledger/reads'
import { issueFor, postMany, walletOf } from '@/lib/ledger/service'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { log } from '@/lib/platform/log/log'
import { stateOf } from '../settlements/rules'
import {
  changeDebts,
  type DuePick,
  findDebts,
  findDuePicks,
  type Given,
  listUnapplied,
  lockSettling,
  markApplied,
  type Place,
  writeResults,
} from './adapter'
import { AWARD_ASSET, AWARD_PURPOSE, DEBT_PURPOSE, PICKS_PER_CHUNK, TAKE_BACK_ATTEMPTS } from './constants'
import { splitAward, splitTakeBack } from './rules'

/**
 * Gives every pick of a day what the newest settlement of its symbol awards, and answers how many it reached. A chunk's
 * picks, points and debts commit together, so that running it twice, on two instances or after a kill comes to the same.
 */
export async function applyDay(tradeDate: string): Promise<number> {
  let reached = 0
  for (const symbol of await listUnapplied(tradeDate)) reached += await applyListing({ tradeDate, symbol })
  return reached
}

async function applyListing(place: Place): Promise<number> {
  let reached = 0
  let after = ''
  for (;;) {
    const { picks, last, isDone } = await transaction((tx) => applyChunk(tx, place, after))
    reached += picks
    if (isDone) return reached
    // Picks behind the cursor that a newer settlement has yet to reach: from the start.
    after = picks < PICKS_PER_CHUNK ? '' : last
  }
}

type Move = DuePick & { state: Given['state']; target: number }

async function applyChunk(tx: Tx, place: Place, after: string) {
  await lockSettling(tx)
  const moves = (await findDuePicks(tx, place, after)).map(moveOf)
  const version = moves[0]?.version
  if (version !== undefined) {
    const missed = new Set(await award(tx, moves))
    await takeBack(tx, moves)
    const given = moves.map(({ id, state, points, target }) => ({
      id,
      state,
      points: missed.has(id) ? points : target,
    }))
    await writeResults(tx, version, given)
  }
  const isDone = moves.length < PICKS_PER_CHUNK && (await markApplied(tx, place))
  return { picks: moves.length, last: moves.at(-1)?.id ?? '', isDone }
}

function moveOf(pick: DuePick): Move {
  const state = stateOf(pick.side, pick.outcome)
  if (state === 'WON' && pick.worth === null) throw new Error(`the listing of ${pick.id} is not frozen`)
  return { ...pick, state, target: state === 'WON' ? (pick.worth ?? 0) : 0 }
}

/** Issues what picks gained; answers those whose member could not be given anything. */
async function award(tx: Tx, moves: readonly Move[]): Promise<string[]> {
  const gained = moves.filter(({ target, points }) => target > points)
  if (gained.length === 0) return []
  const owed = await findDebts(
    tx,
    gained.map(({ memberId }) => memberId),
  )
  const filled = new Map<string, number>()
  const postings = gained.map((move) => {
    const { toWallet, toDebt } = splitAward(move.target - move.points, owed.get(move.memberId) ?? 0)
    if (toDebt > 0) filled.set(move.memberId, -toDebt)
    const legs = [
      { from: issueFor(AWARD_PURPOSE), to: issueFor(DEBT_PURPOSE), asset: AWARD_ASSET, amount: toDebt },
      { from: issueFor(AWARD_PURPOSE), to: walletOf(move.memberId), asset: AWARD_ASSET, amount: toWallet },
    ]
    return postingOf(move, 'predictions.award', 'prediction_award', `${move.id}:v${move.version}`, legs)
  })
  const refused = refusedOf(gained, await postMany(tx, postings))
  for (const { memberId, code, id } of refused) {
    filled.delete(memberId)
    // Nobody else's points may wait for one wallet that can't take any.
    log.error({ pick: id, code }, 'an award could not be given')
  }
  await changeDebts(tx, filled)
  return refused.map(({ id }) => id)
}

/**
 * Takes back what a correction says was not won: from the wallet as far as it goes, the rest is owed. The wallet may be
 * spent from between the look and the posting; the posting has locked it then, so the next look is the truth.
 */
async function takeBack(tx: Tx, moves: readonly Move[]): Promise<void> {
  let due: Move[] = moves.filter(({ target, points }) => target < points)
  const added = new Map<string, number>()
  for (let attempt = 0; due.length > 0 && attempt < TAKE_BACK_ATTEMPTS; attempt++) {
    const available = await listAvailable(
      tx,
      due.map(({ memberId }) => memberId),
      AWARD_ASSET,
    )
    const shares = due.map((move) => splitTakeBack(move.points - move.target, available.get(move.memberId) ?? 0))
    const postings = due.map((move, index) => {
      const { fromWallet, fromDebt } = shares[index] ?? { fromWallet: 0, fromDebt: 0 }
      const legs = [
        { from: walletOf(move.memberId), to: issueFor(AWARD_PURPOSE), asset: AWARD_ASSET, amount: fromWallet },
        { from: issueFor(DEBT_PURPOSE), to: issueFor(AWARD_PURPOSE), asset: AWARD_ASSET, amount: fromDebt },
      ]
      const key = `${move.id}:v${move.version}:${attempt}`
      return postingOf(move, 'predictions.correction', 'prediction_correction', key, legs)
    })
    const refused = new Set(refusedOf(due, await postMany(tx, postings)).map(({ id }) => id))
    due.forEach(({ id, memberId }, index) => {
      const fromDebt = shares[index]?.fromDebt ?? 0
      if (!refused.has(id) && fromDebt > 0) added.set(memberId, fromDebt)
    })
    due = due.filter(({ id }) => refused.has(id))
  }
  if (due.length > 0) throw new Error(`points of ${due.length} picks could not be taken back`)
  await changeDebts(tx, added)
}

type Posting = Parameters<typeof postMany>[1][number]
type Outcome = Awaited<ReturnType<typeof postMany>>[number]
type Legs = Extract<Posting, { kind: 'transfer' }>['legs']

const postingOf = (move: Move, scope: string, reason: string, key: string, legs: Legs) => ({
  kind: 'transfer' as const,
  scope,
  key,
  reason,
  related: { type: 'pick', id: move.id },
  actor: 'system',
  legs: legs.filter(({ amount }) => amount > 0),
})

const refusedOf = (moves: readonly Move[], outcomes: readonly Outcome[]) =>
  moves.flatMap(({ id, memberId }, index) => {
    const outcome = outcomes[index]
    return outcome?.status === 'refused' ? [{ id, memberId, code: outcome.code }] : []
  })
