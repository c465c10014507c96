import 'server-only'
import { getBalance } from '@/lib/ledger/reads'
import { post } from '@/lib/ledger/service'
import type { Tx } from '@/lib/platform/db/client'
import { appendEvent } from '@/lib/platform/events/append'
import type { OutputOf } from '@/lib/platform/kernel/endpoint'
import { newId } from '@/lib/platform/random/random'
import { reserveDraw } from '../fairness/service'
import { getSlotConfig } from '../paytables/reads'
import type { GameUpdate } from '../rounds/events'
import { recordRound } from '../rounds/service'
import type { SlotRound, spin } from './contract'
import { REEL_BOUNDS, settleSpin } from './rules'

type SpinAnswer = OutputOf<typeof spin>
type SpinSlot = {
  memberId: string
  /** GOLD. */
  bet: number
  once: (work: (tx: Tx) => Promise<SpinAnswer>) => Promise<SpinAnswer>
}
