import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { PageQuery, pageOf } from '@/lib/platform/kernel/page'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { ACTION_BYTES_MAX, ACTION_FIELDS_MAX, ACTION_TEXT_MAX } from './constants'

/** One word in capitals. `SLOT_SPIN` and other plays have addresses of their own and are never written down here. */
export const ActionWord = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,39}$/)
  .meta({ example: 'OPEN_ODDS' })

const ActionValue = z.union([line({ min: 0, max: ACTION_TEXT_MAX }), z.number(), z.boolean(), z.null()])

/** Flat and small: names with one text, number, truth value or null each. */
export const ActionData = z
  .record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), ActionValue)
  .refine((data) => Object.keys(data).length <= ACTION_FIELDS_MAX, { error: `at most ${ACTION_FIELDS_MAX} fields` })
  .refine((data) => new TextEncoder().encode(JSON.stringify(data)).length <= ACTION_BYTES_MAX, {
    error: `at most ${ACTION_BYTES_MAX} bytes`,
  })
export type ActionData = z.infer<typeof ActionData>

export const Action = z
  .object({
    id: z.string().meta({ description: 'Of the action (`act_`), or of the round (`rnd_`).' }),
    kind: z.enum(['action', 'round']),
    action: z.string().meta({ description: 'What was done; for rounds `<GAME>_ROUND`.' }),
    data: z.record(z.string(), z.unknown()).meta({ description: 'For rounds: game, bet and payout in GOLD.' }),
    createdAt: Instant,
  })
  .meta({ id: 'Action' })
export type Action = z.infer<typeof Action>

export const logAction = endpoint({
  id: 'logAction',
  method: 'POST',
  path: '/api/actions',
  summary: 'Write down what I did on a screen. Plays are no actions: SLOT_SPIN has an address of its own.',
  auth: 'member',
  body: z.strictObject({ action: ActionWord, data: ActionData.default({}) }),
  responses: { 201: Action },
  errors: [],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})

export const listRecentActions = endpoint({
  id: 'listRecentActions',
  method: 'GET',
  path: '/api/actions/recent/{user}',
  summary: 'What a member did and played, newest first; for the member and for operators',
  auth: 'member',
  params: z.strictObject({ user: idOf('usr') }),
  query: PageQuery,
  responses: { 200: pageOf(Action) },
  errors: ['NOT_FOUND'],
})
