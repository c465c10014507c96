import { getTranslations } from 'next-intl/server'
import { RoundHistory } from '@/components/arcade/round-history'
import { listRounds } from '@/lib/arcade/rounds/reads'
import { findSignedIn } from '@/lib/identity/sessions/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('arcade.history'))('title') })

export default async function HistoryPage() {
  const member = await findSignedIn()
  if (!member) return null
  return <RoundHistory first={await listRounds({ memberId: member.id, limit: 20 })} />
}
