import { getTranslations } from 'next-intl/server'
import { SlotMachine } from '@/components/arcade/slot/slot-machine'
import { findSeedPair } from '@/lib/arcade/fairness/reads'
import { getSlotOdds } from '@/lib/arcade/paytables/reads'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.slot'))('title') })

export default async function SlotPage() {
  const member = await findSignedIn()
  if (!member) return null
  const [{ rtp }, { items }, { balances }, seed] = await Promise.all([
    getSlotOdds(),
    listRounds({ memberId: member.id, game: 'slot', limit: 5 }),
    getMyBalance(member.id),
    findSeedPair(member.id),
  ])
  const serverSeedHash = seed?.serverSeedHash ?? null
  return <SlotMachine rtp={rtp} earlier={items} gold={balances.GOLD?.available ?? 0} serverSeedHash={serverSeedHash} />
}
