import * as z from 'zod'
import { Instant } from '@/lib/platform/kernel/time'
import { VERSION_MAX } from './constants'

const Percent = z
  .string()
  .regex(/^\d+\.\d{4}$/)
  .meta({ example: '94.9890' })

/** An exact probability or expectation, and the same as a percentage rounded to four decimals. */
export const Fraction = z
  .object({ numerator: z.int(), denominator: z.int(), percent: Percent })
  .meta({ id: 'Fraction' })
export type Fraction = z.infer<typeof Fraction>

const Digits = z.string().regex(/^\d+$/)

/** An exact fraction that JSON's numbers can't carry: both sides as decimal digits, reduced. */
export const LongFraction = z
  .object({ numerator: Digits, denominator: Digits, percent: Percent })
  .meta({ id: 'LongFraction' })
export type LongFraction = z.infer<typeof LongFraction>

/** Where a published version stands: announced before its time, in force, or replaced. */
export const OddsState = z.enum(['announced', 'in_force', 'past']).meta({ id: 'OddsState' })
export type OddsState = z.infer<typeof OddsState>

/** A version that everybody will play by, once its time has come. */
export const AnnouncedOdds = z
  .object({ version: z.int(), publishedAt: Instant, effectiveAt: Instant })
  .meta({ id: 'AnnouncedOdds' })
export type AnnouncedOdds = z.infer<typeof AnnouncedOdds>

/** Which version is asked for; without one, the one in force. */
export const OddsQuery = z.strictObject({ version: z.coerce.number().int().min(1).max(VERSION_MAX).optional() })

/** The public odds of one game: one published version, with everything that follows from its figures. */
export const oddsOf = <const G extends string, C extends z.ZodType, M extends z.ZodRawShape>(
  game: G,
  config: C,
  more: M,
) =>
  z.object({
    game: z.literal(game),
    version: z.int(),
    config,
    ...more,
    publishedAt: Instant,
    effectiveAt: Instant,
    state: OddsState,
    announced: z.array(AnnouncedOdds).meta({ description: 'Later versions that are public but not yet in force.' }),
  })

/** One figure of a configuration that a version changed. */
export const OddsChange = z
  .object({
    field: z.string().meta({ description: 'Where the figure stands: `pays/lemon`, `win`.', example: 'pays/lemon' }),
    before: z.string().nullable().meta({ description: 'As JSON; null when there was none.' }),
    after: z.string().nullable().meta({ description: 'As JSON; null when there is none any more.' }),
  })
  .meta({ id: 'OddsChange' })
export type OddsChange = z.infer<typeof OddsChange>

/** A published version in the history of a game's odds. */
export const OddsVersion = z
  .object({
    version: z.int(),
    state: OddsState,
    publishedAt: Instant,
    effectiveAt: Instant,
    changes: z.array(OddsChange).meta({ description: 'Against the version before; empty for the first.' }),
  })
  .meta({ id: 'OddsVersion' })
export type OddsVersion = z.infer<typeof OddsVersion>
