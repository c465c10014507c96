import 'server-only'
import { pool } from '@/lib/platform/db/client'
import { createLane } from '@/lib/platform/db/lane'
import { signalEvents } from '@/lib/platform/events/signal'
import type { ErrorCode } from '@/lib/platform/kernel/errors'

/** One request, as `predictions.put_picks` takes it. */
export type PickItem = {
  principal: string
  key: string
  /** As text that PostgreSQL reads as bytes. */
  fingerprint: string
  act: 'create' | 'change' | 'cancel'
  member_id: string
  /** Null: the session that takes picks now. */
  trade_date: string | null
  symbol: string
  id: string
  side: string | null
  confidence: number | null
  keeps_confidence: boolean
  /** Of the answer when it is done. */
  status: number
}

type PickAnswer = {
  place: number
  /** Why it was refused. */
  code: ErrorCode | null
  status: number | null
  contentType: string | null
  /** The stored answer, byte for byte. */
  body: string | null
  /** Of the request that the key has answered before; null when this one is the first. */
  fingerprint: Uint8Array | null
}

const PUT = {
  name: 'predictions_put_picks',
  text: `select place, code, status, content_type as "contentType", body, fingerprint
    from predictions.put_picks($1::jsonb) order by place`,
}

/** All picks of this process commit here; those that arrive together go together, each of another member. */
export const submitPick = createLane<PickItem, PickAnswer>({
  keyOf: ({ member_id }) => member_id,
  run: async (items) => {
    const values = [JSON.stringify(items.map((item, place) => ({ ...item, place })))]
    const { rows } = await pool().query<PickAnswer>({ ...PUT, values })
    signalEvents()
    return rows
  },
})
