import 'server-only'
import * as achievements from '@/lib/arcade/achievements/contract'
import * as actions from '@/lib/arcade/actions/contract'
import { sweepActions } from '@/lib/arcade/actions/jobs'
import * as crash from '@/lib/arcade/crash/contract'
import { settleCrashRounds } from '@/lib/arcade/crash/jobs'
import * as fairness from '@/lib/arcade/fairness/contract'
import * as flow from '@/lib/arcade/flow/contract'
import * as freezes from '@/lib/arcade/freezes/contract'
import * as gacha from '@/lib/arcade/gacha/contract'
import * as inspection from '@/lib/arcade/inspection/contract'
import * as leaderboards from '@/lib/arcade/leaderboards/contract'
import * as limits from '@/lib/arcade/limits/contract'
import * as monitor from '@/lib/arcade/monitor/contract'
import { watchOdds } from '@/lib/arcade/monitor/jobs'
import * as odds from '@/lib/arcade/odds/contract'
import * as paytables from '@/lib/arcade/paytables/contract'
import * as periods from '@/lib/arcade/periods/contract'
import * as plays from '@/lib/arcade/plays/contract'
import * as pulse from '@/lib/arcade/pulse/contract'
import * as rounds from '@/lib/arcade/rounds/contract'
import * as rps from '@/lib/arcade/rps/contract'
import * as gameSessions from '@/lib/arcade/sessions/contract'
import { closeIdleSessions } from '@/lib/arcade/sessions/jobs'
import * as slot from '@/lib/arcade/slot/contract'
import * as statsByPeriod from '@/lib/arcade/stats/by-period/contract'
import * as stats from '@/lib/arcade/stats/contract'
import { followingPlays } from '@/lib/engagement/activity/jobs'
import * as corrections from '@/lib/engagement/corrections/contract'
import * as outages from '@/lib/engagement/outages/contract'
import * as streaks from '@/lib/engagement/streaks/contract'
import * as directory from '@/lib/identity/directory/contract'
import * as invites from '@/lib/identity/invites/contract'
import * as logins from '@/lib/identity/logins/contract'
import { sweepLoginGuards } from '@/lib/identity/logins/jobs'
import * as members from '@/lib/identity/members/contract'
import * as passwords from '@/lib/identity/passwords/contract'
import * as rotation from '@/lib/identity/rotation/contract'
import * as sessions from '@/lib/identity/sessions/contract'
import { sweepEndedSessions } from '@/lib/identity/sessions/jobs'
import * as tokens from '@/lib/identity/tokens/contract'
import { rotateSigningKeys } from '@/lib/identity/tokens/jobs'
import * as books from '@/lib/ledger/books/contract'
import * as ledger from '@/lib/ledger/contract'
import { expiry, sealing } from '@/lib/ledger/jobs'
import * as events from '@/lib/platform/events/contract'
import type { Job } from '@/lib/platform/jobs/job'
import type { Endpoint } from '@/lib/platform/kernel/endpoint'
import * as ops from '@/lib/platform/ops/contract'
import { sweepJobRuns, sweepWindows, trimLog } from '@/lib/platform/ops/jobs'
import * as ads from '@/lib/predictions/ads/contract'
import * as leagues from '@/lib/predictions/leagues/contract'
import * as picks from '@/lib/predictions/picks/contract'
import * as practice from '@/lib/predictions/practice/contract'
import * as quotes from '@/lib/predictions/quotes/contract'
import * as marketSessions from '@/lib/predictions/sessions/contract'
import { tickingSessions } from '@/lib/predictions/sessions/jobs'
import * as settlements from '@/lib/predictions/settlements/contract'
import * as skill from '@/lib/predictions/skill/contract'
import * as oxStreaks from '@/lib/predictions/streaks/contract'
import * as universe from '@/lib/predictions/universe/contract'
import * as catalogue from '@/lib/rewards/catalogue/contract'
import * as redemptions from '@/lib/rewards/redemptions/contract'
import { resumeRedemptions, verifyRewards } from '@/lib/rewards/redemptions/jobs'

const contracts: object[] = [
  ops,
  events,
  streaks,
  outages,
  corrections,
  logins,
  rotation,
  sessions,
  members,
  passwords,
  tokens,
  invites,
  directory,
  ledger,
  books,
  slot,
  gacha,
  crash,
  limits,
  freezes,
  monitor,
  inspection,
  flow,
  rps,
  rounds,
  stats,
  periods,
  statsByPeriod,
  gameSessions,
  achievements,
  leaderboards,
  plays,
  pulse,
  actions,
  fairness,
  odds,
  paytables,
  quotes,
  marketSessions,
  universe,
  catalogue,
  redemptions,
  picks,
  ads,
  settlements,
  oxStreaks,
  skill,
  leagues,
  practice,
]

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'responses' in value

/** Every operation of the product, taken from its contracts. */
export const endpoints: readonly Endpoint[] = contracts.flatMap((contract) =>
  Object.values(contract).filter(isEndpoint),
)

/** Every scheduled job of the product. */
export const jobs: readonly Job[] = [
  sweepWindows,
  trimLog,
  sweepJobRuns,
  sweepLoginGuards,
  sweepEndedSessions,
  rotateSigningKeys,
  sealing,
  expiry,
  settleCrashRounds,
  closeIdleSessions,
  sweepActions,
  followingPlays,
  watchOdds,
  tickingSessions,
  resumeRedemptions,
  verifyRewards,
]
