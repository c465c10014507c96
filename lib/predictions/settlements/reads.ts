import 'server-only'
import { now } from '@/lib/platform/clock/clock'
import { db } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { type Place, readDebt } from '../awards/adapter'
import { readConsensuses } from '../quotes/reads'
import { findSession, type HoldReason, listVersions, toEvidence, toNumber, type VersionRow } from './adapter'
import { RULE_VERSION } from './constants'
import type {
  HeldCase,
  SettledPick,
  SettlementDay,
  SettlementReceipt,
  SettlementResult,
  SettlementVersion,
} from './contract'
import { changesOf } from './rules'

type ResultRow = {
  tradeDate: string
  symbol: string
  nameKo: string
  nameEn: string
  upPicks: number | null
  downPicks: number | null
  upPoints: number | null
  downPoints: number | null
  holdReason: HoldReason | null
  pick: SettledPick | null
  version: number | null
  outcome: VersionRow['outcome'] | null
  voidReason: VersionRow['voidReason']
  prevCloseMicros: bigint | null
  closeMicros: bigint | null
  numerator: number | null
  denominator: number | null
  decidedAt: Date | null
  appliedAt: Date | null
}

/** Listings of a day, of one symbol or all, with the settlement that holds and the member's pick. */
const readResults = (memberId: string, tradeDate: string, symbol: string | null) => db.$queryRaw<ResultRow[]>`
  select listing.trade_date::text as "tradeDate", listing.symbol, name_ko as "nameKo", name_en as "nameEn",
    up_picks as "upPicks", down_picks as "downPicks", up_points as "upPoints", down_points as "downPoints",
    held.reason as "holdReason", newest.version, newest.outcome, newest.void_reason as "voidReason",
    newest.prev_close_micros as "prevCloseMicros", newest.close_micros as "closeMicros",
    newest.split_numerator as numerator, newest.split_denominator as denominator,
    newest.decided_at as "decidedAt", newest.applied_at as "appliedAt",
    case when pick.id is not null then jsonb_build_object('id', pick.id, 'side', pick.side, 'confidence',
      pick.confidence, 'state', pick.state, 'points', pick.points) end as pick
  from predictions.listing join predictions.symbol using (symbol)
    left join predictions.hold_case held on held.trade_date = listing.trade_date and held.symbol = listing.symbol
      and held.resolved_at is null
    left join predictions.pick on pick.member_id = ${memberId} and pick.trade_date = listing.trade_date
      and pick.symbol = listing.symbol and pick.state <> 'CANCELLED'
    left join lateral (
      select * from predictions.settlement
      where settlement.trade_date = listing.trade_date and settlement.symbol = listing.symbol
      order by version desc limit 1
    ) newest on true
  where listing.trade_date = ${tradeDate}::date and (${symbol}::text is null or listing.symbol = ${symbol})
  order by listing.position`

function toResult(row: ResultRow): SettlementResult {
  const { upPicks, downPicks, upPoints, downPoints } = row
  return {
    tradeDate: row.tradeDate,
    symbol: row.symbol,
    nameKo: row.nameKo,
    nameEn: row.nameEn,
    state: stateOf(row),
    version: row.version ?? 0,
    outcome: row.outcome,
    voidReason: row.voidReason,
    holdReason: row.holdReason,
    prevCloseMicros: toNumber(row.prevCloseMicros),
    closeMicros: toNumber(row.closeMicros),
    split: { numerator: row.numerator ?? 1, denominator: row.denominator ?? 1 },
    picks: upPicks === null || downPicks === null ? null : { up: upPicks, down: downPicks },
    points: upPoints === null || downPoints === null ? null : { up: upPoints, down: downPoints },
    decidedAt: row.decidedAt?.toISOString() ?? null,
    pick: row.pick,
  }
}

function stateOf({ version, appliedAt, holdReason }: ResultRow): SettlementResult['state'] {
  if (version !== null) return appliedAt === null ? 'APPLYING' : 'SETTLED'
  return holdReason === null ? 'WAITING' : 'HELD'
}

/** Results of a session and what became of the member's picks. Throws NOT_FOUND. */
export async function getDay(memberId: string, tradeDate: string): Promise<SettlementDay> {
  const [session, rows] = await Promise.all([findSession(tradeDate), readResults(memberId, tradeDate, null)])
  if (!session) throw new AppError('NOT_FOUND', { detail: 'There is no such session.' })
  const results = rows.map(toResult)
  const mine = results.flatMap(({ pick }) => (pick ? [pick] : []))
  const count = (state: SettledPick['state']) => mine.filter((pick) => pick.state === state).length
  const found = (['HELD', 'WAITING', 'APPLYING'] as const).find((state) => results.some((one) => one.state === state))
  return {
    tradeDate,
    state: found ?? (results.length > 0 ? 'SETTLED' : 'WAITING'),
    isClosed: session.cancelledReason !== null,
    isEarlyClose: session.isEarlyClose,
    closeAt: session.closeAt.toISOString(),
    settleAt: session.settleAt.toISOString(),
    serverNow: now().toISOString(),
    mine: {
      won: count('WON'),
      lost: count('LOST'),
      void: count('VOID'),
      open: count('OPEN'),
      points: mine.reduce((sum, { points }) => sum + (points ?? 0), 0),
    },
    results,
  }
}

/** How a symbol's day was decided, from the evidence on, in every version. Throws NOT_FOUND. */
export async function getReceipt(memberId: string, place: Place): Promise<SettlementReceipt> {
  const [[row], rows, owedPoints] = await Promise.all([
    readResults(memberId, place.tradeDate, place.symbol),
    listVersions(db, place),
    readDebt(memberId),
  ])
  if (!row) throw new AppError('NOT_FOUND', { detail: 'It is not on the list of that day.' })
  const versions = rows.map((version, index) => toVersion(version, rows[index + 1]))
  const [newest] = versions
  const evidence = newest?.evidence ?? (await evidenceOf(place))
  return {
    ...toResult(row),
    ruleVersion: newest?.ruleVersion ?? RULE_VERSION,
    path: newest?.path ?? [],
    evidence,
    versions,
    owedPoints,
  }
}

async function evidenceOf({ tradeDate, symbol }: Place) {
  const consensuses = await readConsensuses(tradeDate, [symbol])
  return toEvidence(consensuses.get(symbol)?.quotes ?? [])
}

/** A version as it is shown; `before`: the one that it replaced. Members are not told which operator it was. */
export function toVersion(row: VersionRow, before?: VersionRow): SettlementVersion {
  const told = toldOf(row)
  return {
    ...told,
    version: row.version,
    ruleVersion: row.ruleVersion,
    path: row.path,
    evidence: row.evidence,
    decidedBy: row.decidedBy === 'rule' ? 'rule' : 'operator',
    note: row.note,
    decidedAt: row.decidedAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    changes: changesOf(before && toldOf(before), told),
  }
}

const toldOf = ({ outcome, voidReason, prevCloseMicros, closeMicros, numerator, denominator }: VersionRow) => ({
  outcome,
  voidReason,
  prevCloseMicros: toNumber(prevCloseMicros),
  closeMicros: toNumber(closeMicros),
  split: { numerator, denominator },
})

type CaseRow = Omit<HeldCase, 'openedAt' | 'picks' | 'evidence'> & {
  openedAt: Date
  upPicks: number | null
  downPicks: number | null
}

/** What waits for an operator, oldest first, with what the sources say by now. */
export async function listHeld(): Promise<{ cases: HeldCase[] }> {
  const rows = await db.$queryRaw<CaseRow[]>`
    select held.trade_date::text as "tradeDate", held.symbol, name_ko as "nameKo", name_en as "nameEn", reason, detail,
      opened_at as "openedAt", up_picks as "upPicks", down_picks as "downPicks"
    from predictions.hold_case held join predictions.symbol using (symbol)
      join predictions.listing using (trade_date, symbol)
    where resolved_at is null order by held.trade_date, listing.position`
  const cases = rows.map(async ({ upPicks, downPicks, openedAt, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    picks: upPicks === null || downPicks === null ? null : { up: upPicks, down: downPicks },
    evidence: await evidenceOf(row),
  }))
  return { cases: await Promise.all(cases) }
}
