import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { Instant } from '@/lib/platform/kernel/time'
import { VERDICTS } from './constants'

const BasisPoints = z.int().min(0).max(10_000).meta({ description: 'Hundredths of a percent.', example: 5_310 })
const Signed = z.int().meta({ description: 'Ten-thousandths of a squared error; above 0 is better.' })

const Interval = z.object({ lowBp: BasisPoints, highBp: BasisPoints }).meta({
  id: 'HitInterval',
  description: 'Where the hit rate lies in 90 of 100 such cases (Wilson).',
})

const Rate = z.object({
  picks: z.int().meta({ description: 'Decided picks; VOID ones count nowhere.' }),
  hits: z.int(),
  hitRateBp: BasisPoints.nullable().meta({ description: 'Null without a decided pick.' }),
  interval: Interval.nullable(),
})
export type Rate = z.infer<typeof Rate>

const Calibration = Rate.extend({
  confidence: z.int().meta({ description: 'How sure I said to be, in percent.', example: 65 }),
}).meta({ id: 'CalibrationPoint' })
export type Calibration = z.infer<typeof Calibration>

const Confident = z.object({
  picks: z.int().meta({ description: 'Decided picks for which I said how sure I was.' }),
  brier: z
    .int()
    .min(0)
    .meta({ description: 'Mean squared error in ten-thousandths; a coin has 2,500, less is better.' }),
  peer: z
    .object({ mean: Signed, low: Signed, high: Signed })
    .nullable()
    .meta({ description: 'Squared error of the others at the cut-off less mine, per pick, with its 90 % interval.' }),
  calibration: z.array(Calibration),
})
export type Confident = z.infer<typeof Confident>

export const Skill = Rate.extend({
  robotBp: BasisPoints.nullable().meta({ description: 'Hit rate of the robot that says O to the very same picks.' }),
  barBp: BasisPoints.nullable().meta({
    description: 'What saying always the same would have hit: the better of O and X.',
  }),
  enoughAt: z.int().meta({ description: 'Decided picks from which on something is said of skill.' }),
  verdict: z.enum(VERDICTS).meta({
    description: '`above_chance` when even the low end of the interval is above what saying always the same would hit.',
  }),
  confident: Confident.nullable(),
  asOf: Instant,
}).meta({ id: 'Skill' })
export type Skill = z.infer<typeof Skill>

export const getSkill = endpoint({
  id: 'getSkill',
  method: 'GET',
  path: '/api/v1/ox/skill',
  summary: 'Skill or luck: my hit rate with its interval, beside a robot that always says O',
  auth: 'member',
  responses: { 200: Skill },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})
