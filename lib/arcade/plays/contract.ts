import * as z from 'zod'
import { BalanceAnswer } from '@/lib/ledger/contract'
import { idOf } from '@/lib/platform/kernel/id'
import { Amount } from '@/lib/platform/kernel/money'
import { Instant } from '@/lib/platform/kernel/time'
import { GameStats } from '../stats/contract'

export const Presentation = z.enum(['win', 'push', 'loss']).meta({ id: 'Presentation' })
export type Presentation = z.infer<typeof Presentation>

/** What names the draw of a round; with the revealed server seed it recomputes the result. */
export const RoundFairness = z
  .object({
    serverSeedHash: z.string(),
    clientSeed: z.string(),
    nonce: z.int(),
    configVersion: z.int(),
  })
  .meta({ id: 'RoundFairness' })
export type RoundFairness = z.infer<typeof RoundFairness>

/** The shape of every game's finished round. */
export const roundOf = <const G extends string, R extends z.ZodType>(game: G, result: R) =>
  z.object({
    id: idOf('rnd'),
    game: z.literal(game),
    bet: Amount,
    payout: Amount,
    result,
    fairness: RoundFairness,
    createdAt: Instant,
  })

/** A stretch of play as the header of every game shows it. */
export const GameSession = z
  .object({
    id: idOf('gse'),
    version: z.int().meta({ description: 'Grows with every round of the session.' }),
    startedAt: Instant,
    lastPlayedAt: Instant,
    rounds: z.int(),
    staked: Amount.meta({ description: 'GOLD put in.' }),
    paid: Amount.meta({ description: 'GOLD paid out.' }),
    net: Amount.meta({ description: 'paid − staked.' }),
  })
  .meta({ id: 'GameSession' })
export type GameSession = z.infer<typeof GameSession>

/** What every finished play answers: the round, and everything it changed, as absolute state. */
export const playAnswerOf = <R extends z.ZodType>(round: R) =>
  z.object({ round, balance: BalanceAnswer, stats: GameStats, session: GameSession })
