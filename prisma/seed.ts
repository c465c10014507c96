// Demo data for a database that has none: two accounts, a few invite codes, and a handful of rounds of the demo member,
// played through the same services as everybody's. Safe to run again.
import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { CYCLE_MS } from '@/lib/arcade/plays/constants'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { spinSlot } from '@/lib/arcade/slot/service'
import { seedDemoIdentity } from '@/lib/identity/demo/service'
import { grantWelcome } from '@/lib/ledger/service'
import { closeDatabase } from '@/lib/platform/db/client'
import type { LaneOnce } from '@/lib/platform/http/once'

const DEMO_ROUNDS = 4
const DEMO_BET = 10

const once: LaneOnce = (submit) => submit({ principal: 'demo', key: randomUUID(), fingerprint: randomBytes(32) })

const { memberId } = await seedDemoIdentity({ welcome: grantWelcome })
const played = await listRounds({ memberId, limit: DEMO_ROUNDS })
for (let round = played.items.length; round < DEMO_ROUNDS; round++) {
  if (round > 0) await sleep(CYCLE_MS)
  await spinSlot({ memberId, bet: DEMO_BET, once })
}
await closeDatabase()
