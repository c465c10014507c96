import { getTranslations } from 'next-intl/server'
import { RpsTable } from '@/components/arcade/rps/rps-table'
import { Words } from '@/components/layout/words'
import { findSeedPair } from '@/lib/arcade/fairness/reads'
import { getRpsOdds } from '@/lib/arcade/paytables/reads'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('rps'))('title') })

export default async function RpsPage() {
  const member = await findSignedIn()
  if (!member) return null
  const [{ rtp, config }, { items }, { balances }, seed] = await Promise.all([
    getRpsOdds(),
    listRounds({ memberId: member.id, game: 'rps', limit: 5 }),
    getMyBalance(member.id),
    findSeedPair(member.id),
  ])
  const now = {
    rtp,
    win: config.win,
    gold: balances.GOLD?.available ?? 0,
    serverSeedHash: seed?.serverSeedHash ?? null,
  }
  return (
    <Words of={['arcade', 'rps']}>
      <RpsTable {...now} earlier={items} />
    </Words>
  )
}
