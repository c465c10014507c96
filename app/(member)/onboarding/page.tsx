import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OnboardingTour } from '@/components/identity/onboarding-tour'
import { WelcomeReceipt } from '@/components/ledger/welcome-receipt'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { findFirstEntry } from '@/lib/ledger/history/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('identity'))('onboarding.title') })

export default async function OnboardingPage() {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/onboarding')
  const receipt = await findFirstEntry(member.id, 'GOLD')
  return (
    <OnboardingTour onboarding={member.onboarding}>{receipt && <WelcomeReceipt receipt={receipt} />}</OnboardingTour>
  )
}
