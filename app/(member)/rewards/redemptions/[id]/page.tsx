import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RedemptionScreen } from '@/components/rewards/redemption-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { AppError } from '@/lib/platform/kernel/errors'
import { getMyRedemption } from '@/lib/rewards/redemptions/reads/redemptions'

export const generateMetadata = async () => ({ title: (await getTranslations('rewards'))('timeline') })

export default async function RedemptionPage({ params }: PageProps<'/rewards/redemptions/[id]'>) {
  const { id } = await params
  const member = await findSignedIn()
  if (!member) redirect(`/login?next=/rewards/redemptions/${encodeURIComponent(id)}`)
  const redemption = await getMyRedemption(member.id, id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'NOT_FOUND') notFound()
    throw error
  })
  return <RedemptionScreen first={redemption} />
}
