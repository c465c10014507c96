import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RewardsScreen } from '@/components/rewards/rewards-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getAssetBalance } from '@/lib/ledger/reads'
import { listCatalog } from '@/lib/rewards/catalogue/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards'))('title') })

export default async function RewardsPage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/rewards')
  const [catalogue, { available }] = await Promise.all([listCatalog(), getAssetBalance(member.id, 'POINT')])
  return <RewardsScreen first={catalogue} points={available} />
}
