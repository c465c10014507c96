import { getTranslations } from 'next-intl/server'
import { RewardsScreen } from '@/components/admin/rewards/rewards-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('market.rewards'))('title') })

export default function RewardsPage() {
  return <RewardsScreen />
}
