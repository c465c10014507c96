import { getTranslations } from 'next-intl/server'
import { CrashTable } from '@/components/arcade/crash/crash-table'
import { Words } from '@/components/layout/words'
import { findFlight } from '@/lib/arcade/crash/reads'
import { findSeedPair } from '@/lib/arcade/fairness/reads'
import { getCrashOdds } from '@/lib/arcade/paytables/reads'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('crash'))('title') })

export default async function CrashPage() {
  const member = await findSignedIn()
  if (!member) return null
  const [{ rtp }, opened, { items }, { balances }, seed] = await Promise.all([
    getCrashOdds(),
    findFlight(member.id),
    listRounds({ memberId: member.id, game: 'crash', limit: 5 }),
    getMyBalance(member.id),
    findSeedPair(member.id),
  ])
  const now = { rtp, opened, gold: balances.GOLD?.available ?? 0, serverSeedHash: seed?.serverSeedHash ?? null }
  return (
    <Words of={['arcade', 'crash']}>
      <CrashTable {...now} earlier={items} />
    </Words>
  )
}
