import { getTranslations } from 'next-intl/server'
import { StreaksScreen } from '@/components/admin/streaks/streaks-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('streak.admin'))('title') })

export default function StreaksPage() {
  return <StreaksScreen />
}
