import * as z from 'zod'
import { MarketSession } from './contract'

/** Payload of `event_update` with the key `market_session:<trade date>`: the session as it is at `version`. */
export const MarketSessionUpdate = MarketSession.extend({ kind: z.literal('market_session') })
export type MarketSessionUpdate = z.infer<typeof MarketSessionUpdate>
