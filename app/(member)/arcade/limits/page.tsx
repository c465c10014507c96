import { getTranslations } from 'next-intl/server'
import { LimitsScreen } from '@/components/arcade/limits/limits-screen'
import { getLimits } from '@/lib/arcade/limits/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('limits'))('title') })

export default async function LimitsPage() {
  const member = await findSignedIn()
  if (!member) return null
  return <LimitsScreen initial={await getLimits(member.id)} />
}
