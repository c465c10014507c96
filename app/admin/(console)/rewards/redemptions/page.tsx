import { getTranslations } from 'next-intl/server'
import { RedemptionsScreen } from '@/components/admin/rewards/redemptions-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('market.rewards.redemptions'))('title') })

export default function RedemptionsPage() {
  return <RedemptionsScreen />
}
