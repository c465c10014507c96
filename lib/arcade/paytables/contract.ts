import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { Instant } from '@/lib/platform/kernel/time'
import { CRASH_BET_MAX, CRASH_BET_MIN, CRASH_BET_STEP } from '../crash/constants'
import { CrashConfig } from '../crash/contract'
import { GachaConfig } from '../gacha/contract'
import { Fraction, LongFraction, OddsQuery, OddsVersion, oddsOf } from '../odds/contract'
import { RPS_BET_MAX, RPS_BET_MIN, RPS_BET_STEP } from '../rps/constants'
import { RpsConfig } from '../rps/contract'
import { REEL_STOPS, STAKE_MAX, STAKE_MIN } from '../slot/constants'
import { SlotConfig, SlotLine } from '../slot/contract'
import { Game } from '../stats/contract'

const Hundredths = z.int().meta({ description: 'Multiple of the stake, in hundredths.' })
const Return = Fraction.meta({ description: 'Expected payout per GOLD staked, by enumeration of every outcome.' })
const Hit = Fraction.meta({ description: 'Share of plays that win; each of them pays more than its stake.' })

const LineOdds = z
  .object({
    line: SlotLine,
    pays: z.int().meta({ description: 'Multiple of the stake.' }),
    odds: Fraction,
  })
  .meta({ id: 'SlotLineOdds' })
export type LineOdds = z.infer<typeof LineOdds>

/** One published version of the slot, with everything that follows from its figures. */
export const SlotOdds = oddsOf('slot', SlotConfig, {
  stops: z.literal(REEL_STOPS),
  stakeMin: z.literal(STAKE_MIN),
  stakeMax: z.literal(STAKE_MAX),
  rtp: Return,
  hit: Hit,
  lines: z.array(LineOdds),
}).meta({ id: 'SlotOdds' })
export type SlotOdds = z.infer<typeof SlotOdds>

const OutcomeOdds = z
  .object({ outcome: z.enum(['win', 'push', 'loss']), pays: Hundredths, odds: Fraction })
  .meta({ id: 'RpsOutcomeOdds' })
export type OutcomeOdds = z.infer<typeof OutcomeOdds>

export const RpsOdds = oddsOf('rps', RpsConfig, {
  stakeMin: z.literal(RPS_BET_MIN),
  stakeMax: z.literal(RPS_BET_MAX),
  stakeStep: z.literal(RPS_BET_STEP),
  rtp: Return,
  hit: Hit,
  outcomes: z.array(OutcomeOdds),
}).meta({ id: 'RpsOdds' })
export type RpsOdds = z.infer<typeof RpsOdds>

const TargetOdds = z
  .object({
    target: Hundredths,
    odds: Fraction.meta({ description: 'How many of the 2^52 values of r reach it.' }),
    rtp: LongFraction.meta({ description: 'What cashing out here pays back per GOLD staked.' }),
  })
  .meta({ id: 'CrashTargetOdds' })
export type TargetOdds = z.infer<typeof TargetOdds>

export const CrashOdds = oddsOf('crash', CrashConfig, {
  stakeMin: z.literal(CRASH_BET_MIN),
  stakeMax: z.literal(CRASH_BET_MAX),
  stakeStep: z.literal(CRASH_BET_STEP),
  rtp: Fraction.meta({ description: 'Expected payout per GOLD staked, the same at every target.' }),
  hit: Fraction.meta({ description: 'Share of rounds that reach 1.01×, the lowest target.' }),
  targets: z.array(TargetOdds),
}).meta({ id: 'CrashOdds' })
export type CrashOdds = z.infer<typeof CrashOdds>

const figures = { rtp: Fraction, hit: Fraction, publishedBy: z.string() }
const SlotPaytable = oddsOf('slot', SlotConfig, figures).meta({ id: 'SlotPaytable' })
const RpsPaytable = oddsOf('rps', RpsConfig, figures).meta({ id: 'RpsPaytable' })
const GachaPaytable = oddsOf('gacha', GachaConfig, figures).meta({ id: 'GachaPaytable' })
const CrashPaytable = oddsOf('crash', CrashConfig, figures).meta({ id: 'CrashPaytable' })

/** A published version of any game's odds as operators see it. */
export const Paytable = z
  .discriminatedUnion('game', [SlotPaytable, RpsPaytable, GachaPaytable, CrashPaytable])
  .meta({ id: 'Paytable' })
export type Paytable = z.infer<typeof Paytable>

const effectiveAt = Instant.optional().meta({
  description: 'When it takes effect: at the earliest after the notice, and never before a version announced earlier.',
})
const publicationOf = <const G extends Game, C extends z.ZodType>(game: G, config: C) =>
  z.strictObject({ game: z.literal(game), config, effectiveAt })

export const Publication = z.discriminatedUnion('game', [
  publicationOf('slot', SlotConfig),
  publicationOf('rps', RpsConfig),
  publicationOf('gacha', GachaConfig),
  publicationOf('crash', CrashConfig),
])
export type Publication = z.infer<typeof Publication>

export const getSlotOdds = endpoint({
  id: 'getSlotOdds',
  method: 'GET',
  path: '/api/games/slot/odds',
  summary: "The slot's paytable and exact odds: the version in force, or the one named by `version`.",
  auth: 'public',
  query: OddsQuery,
  responses: { 200: SlotOdds },
  errors: ['NOT_FOUND'],
})

export const getRpsOdds = endpoint({
  id: 'getRpsOdds',
  method: 'GET',
  path: '/api/games/rps/odds',
  summary: 'Exact odds of rock paper scissors: the version in force, or the one named by `version`.',
  auth: 'public',
  query: OddsQuery,
  responses: { 200: RpsOdds },
  errors: ['NOT_FOUND'],
})

export const getCrashOdds = endpoint({
  id: 'getCrashOdds',
  method: 'GET',
  path: '/api/games/crash/odds',
  summary: 'Exact odds of crash at each target: the version in force, or the one named by `version`.',
  auth: 'public',
  query: OddsQuery,
  responses: { 200: CrashOdds },
  errors: ['NOT_FOUND'],
})

export const listOddsHistory = endpoint({
  id: 'listOddsHistory',
  method: 'GET',
  path: '/api/games/odds/history',
  summary: "Every published version of a game's odds, newest first, with what each changed.",
  auth: 'public',
  query: PageQuery.extend({ game: Game }),
  responses: { 200: pageOf(OddsVersion) },
  errors: [],
})

export const listPaytables = endpoint({
  id: 'listPaytables',
  method: 'GET',
  path: '/api/admin/paytables',
  summary: "Published versions of a game's odds (the slot's, if none is named), newest first.",
  auth: ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'],
  query: PageQuery.extend({ game: Game.default('slot') }),
  responses: { 200: pageOf(Paytable) },
  errors: [],
})

export const publishPaytable = endpoint({
  id: 'publishPaytable',
  method: 'POST',
  path: '/api/admin/paytables',
  summary: 'Announce the next version, in force after the notice; refused with every reason why its odds may not be.',
  auth: ['ADMIN'],
  idempotent: true,
  body: Publication,
  responses: { 201: Paytable },
  errors: ['PAYTABLE_REFUSED'],
})
