// Demo data for a database that has none: two accounts, a few invite codes, and a handful of rounds of the demo member,
// played through the same services as everybody's. Safe to run again.
import { listRounds } from '@/lib/arcade/rounds/reads'
import { spinSlot } from '@/lib/arcade/slot/service'
import { seedDemoIdentity } from '@/lib/identity/demo/service'
import { grantWelcome } from '@/lib/ledger/service'
import { closeDatabase, transaction } from '@/lib/platform/db/client'

const DEMO_ROUNDS = 12
const DEMO_BET = 10

const { memberId } = await seedDemoIdentity({ welcome: grantWelcome })
const played = await listRounds({ memberId, limit: DEMO_ROUNDS })
for (let round = played.items.length; round < DEMO_ROUNDS; round++) {
  await spinSlot({ memberId, bet: DEMO_BET, once: transaction })
}
await closeDatabase()
