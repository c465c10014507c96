import 'server-only'
import { createPostingLane } from '@/lib/ledger/lane/service'
import type { Claim } from '@/lib/platform/http/once'
import type { Presentation } from './contract'

/** A play as `arcade.play_batch` takes it (see the type arcade.play). Amounts in GOLD. */
export type PlayRow = {
  kind: 'round' | 'bet' | 'settle'
  principal: string | null
  key: string | null
  fingerprint: string | null
  member_id: string
  game: string
  round_id: string
  bet: number
  payout: number
  presentation: Presentation | null
  seed_id: string
  nonce: number
  config_version: number
  transfer_id: string
  payout_transfer_id: string | null
  new_session_id: string
  /** The round as it is answered, without its time, which the database adds; null while it stays open. */
  shown: object | null
  extra: object | null
}

type PlayAnswer = {
  place: number
  /** Why it was refused, as an error code. */
  code: string | null
  params: Record<string, string | number> | null
  status: number | null
  /** The stored answer, byte for byte. */
  body: string | null
  replayed: boolean
}

/** All plays of this process, of every game, commit here. */
export const submitPlay = createPostingLane<PlayRow, PlayAnswer>({
  name: 'arcade_play_batch',
  text: `select place, code, params, status, body, replayed
    from arcade.play_batch($1::jsonb, $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
      $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bigint[], $16::int[], $17::boolean[],
      $18::int[], $19::int[], $20::bigint[])`,
})

/** The key's claim as the row carries it; none for what no request asked for. */
export const claimOf = (claim: Claim | null) => ({
  principal: claim?.principal ?? null,
  key: claim?.key ?? null,
  fingerprint: claim && `\\x${claim.fingerprint.toString('hex')}`,
})
