import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RedemptionsScreen } from '@/components/rewards/redemptions-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { listMyRedemptions } from '@/lib/rewards/redemptions/reads/redemptions'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards.mine'))('title') })

export default async function RedemptionsPage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/rewards/redemptions')
  return <RedemptionsScreen first={await listMyRedemptions(member.id, { limit: 20 })} />
}
