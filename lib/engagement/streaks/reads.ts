import 'server-only'
import { db, type Tx } from '@/lib/platform/db/client'
import { readRecentPlays } from '../activity/reads'
import type { PlayDay } from '../activity/rules'
import { type Day, endOf, inKst, type Month, monthOf } from '../days/rules'
import { coveredDays } from '../outages/rules'
import { PROTECTIONS_MAX, REWARD_TABLE, STREAK_KINDS } from './constants'
import type { Reward, StreakCalendar, StreakClaim, StreakKind, StreakPreview, StreakStatus } from './contract'
import { calendarOf, daysToProtection, type Facts, previewOf, rewardsOf, type Standing, standingOf } from './rules'

/** What the database knows of a member's streaks at one moment. */
export type MemberFacts = {
  moment: Date
  today: Day
  isProtectionOn: boolean
  claims: readonly StreakClaim[]
  of: (kind: StreakKind) => Facts
}

type Row = {
  moment: Date
  today: Day
  days: { kind: StreakKind; day: Day }[]
  claims: { kind: StreakKind; day: Day; streak: number; rewards: Reward[]; transferId: string; claimedAt: string }[]
  switches: Facts['switches']
  corrections: { kind: StreakKind; day: Day; streak: number }[]
  outages: { from: string; to: string }[]
}

// One statement, so one moment: no fact of it is newer than another.
const selectFacts = (tx: Pick<Tx, '$queryRaw'>, memberId: string) => tx.$queryRaw<Row[]>`
  select platform.clock_now() as moment, (platform.clock_now() at time zone 'Asia/Seoul')::date::text as today,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'day', day)), '[]')
      from engagement.streak_day where member_id = ${memberId}) as days,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'day', day, 'streak', streak, 'rewards', rewards,
        'transferId', transfer_id, 'claimedAt', claimed_at)), '[]')
      from engagement.streak_claim where member_id = ${memberId}) as claims,
    (select coalesce(jsonb_agg(jsonb_build_object('day', day, 'isOn', is_on) order by id), '[]')
      from engagement.protection_switch where member_id = ${memberId}) as switches,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'day', day, 'streak', streak) order by at, id), '[]')
      from engagement.streak_correction where member_id = ${memberId}) as corrections,
    (select coalesce(jsonb_agg(jsonb_build_object('from', from_at, 'to', to_at)), '[]') from engagement.outage
      where not exists (select from engagement.outage_withdrawal where outage_id = outage.id)) as outages`

/** Everything the rules need, as `tx` (or `db`) sees it; `plays` are days that the log's reader hasn't noted yet. */
export async function readFacts(
  tx: Pick<Tx, '$queryRaw'>,
  memberId: string,
  plays: readonly PlayDay[] = [],
): Promise<MemberFacts> {
  const [row] = await selectFacts(tx, memberId)
  if (!row) throw new Error('the facts of a member are one row')
  const { moment, today, switches, outages } = row
  const covered = new Set(coveredDays(outages.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) }))))
  const ofKind = <T extends { kind: StreakKind }>(rows: readonly T[], kind: StreakKind) =>
    rows.filter((one) => one.kind === kind)
  const days = [...row.days, ...plays.map(({ day }) => ({ kind: 'DAILY_PLAY' as const, day }))]
  return {
    moment,
    today,
    isProtectionOn: switches.at(-1)?.isOn ?? true,
    claims: row.claims.map(toClaim),
    of: (kind) => ({
      today,
      active: new Set(ofKind(days, kind).map(({ day }) => day)),
      claimed: new Set(ofKind(row.claims, kind).map(({ day }) => day)),
      covered,
      switches,
      corrections: ofKind(row.corrections, kind),
    }),
  }
}

const toClaim = ({ kind, day, streak, rewards, transferId, claimedAt }: Row['claims'][number]): StreakClaim => ({
  kind,
  claimDay: day,
  streak,
  rewards,
  transferId,
  claimedAt: new Date(claimedAt).toISOString(),
})

const readMemberFacts = async (memberId: string) => readFacts(db, memberId, await readRecentPlays(memberId))

/** Where the member's streaks stand now; a round that has just ended counts. */
export const getStatus = async (memberId: string): Promise<StreakStatus> => statusOf(await readMemberFacts(memberId))

/** The status that follows from these facts. */
export function statusOf(facts: MemberFacts): StreakStatus {
  return {
    todayDay: facts.today,
    endsAt: endOf(facts.today).toISOString(),
    isProtectionOn: facts.isProtectionOn,
    streaks: STREAK_KINDS.map((kind) => toStanding(kind, standingOf(facts.of(kind)), claimOf(facts, kind))),
  }
}

/** Today's claim of this kind, or null. */
export const claimOf = ({ claims, today }: MemberFacts, kind: StreakKind): StreakClaim | null =>
  claims.find((claim) => claim.kind === kind && claim.claimDay === today) ?? null

function toStanding(kind: StreakKind, standing: Standing, claim: StreakClaim | null): StreakStatus['streaks'][number] {
  const { streak, best, held, isActiveToday, nextStreak } = standing
  // Being here is the deed of the log-in streak; a round has to be played before its bonus can be taken.
  const canClaim = claim === null && (kind === 'DAILY_LOGIN' || isActiveToday)
  const reward = claim ?? { streak: nextStreak, rewards: [...rewardsOf(kind, nextStreak)] }
  return {
    kind,
    streak,
    best,
    isActiveToday,
    canClaim,
    claim,
    reward: { streak: reward.streak, rewards: reward.rewards },
    protections: { held, max: PROTECTIONS_MAX, daysToNext: daysToProtection(streak) },
  }
}

/** What comes if the member misses no day, with the table it is read from. */
export const getPreview = async (memberId: string): Promise<StreakPreview> =>
  previewOfFacts(await readMemberFacts(memberId))

function previewOfFacts(facts: MemberFacts): StreakPreview {
  const end = endOf(facts.today)
  return {
    todayDay: facts.today,
    endsAt: end.toISOString(),
    endsAtKst: inKst(end),
    timeZone: 'Asia/Seoul',
    streaks: STREAK_KINDS.map((kind) => ({
      kind,
      days: previewOf(kind, facts.today, standingOf(facts.of(kind))).map((one) => ({
        ...one,
        rewards: [...one.rewards],
      })),
      table: REWARD_TABLE.rewards[kind].map((rewards, index) => ({ fromStreak: index + 1, rewards: [...rewards] })),
    })),
  }
}

/** A month of the member's streaks; the current one unless named. */
export const getCalendar = async (memberId: string, month?: Month): Promise<StreakCalendar> =>
  calendarOfFacts(await readMemberFacts(memberId), month)

/** The month that follows from these facts. */
export function calendarOfFacts(facts: MemberFacts, month: Month = monthOf(facts.today)): StreakCalendar {
  const taken = new Map(facts.claims.map((claim) => [`${claim.kind} ${claim.claimDay}`, claim.rewards]))
  return {
    month,
    todayDay: facts.today,
    streaks: STREAK_KINDS.map((kind) => ({
      kind,
      days: calendarOf(facts.of(kind), month).map((one) => ({
        ...one,
        rewards: taken.get(`${kind} ${one.day}`) ?? [],
      })),
    })),
  }
}

export type StreakBook = { status: StreakStatus; preview: StreakPreview; calendar: StreakCalendar }

/** All of it at one moment, as the member's screen shows it first. */
export async function getStreakBook(memberId: string): Promise<StreakBook> {
  const facts = await readMemberFacts(memberId)
  return { status: statusOf(facts), preview: previewOfFacts(facts), calendar: calendarOfFacts(facts) }
}
