import { getTranslations } from 'next-intl/server'
import { OverviewScreen } from '@/components/admin/overview/overview-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('overview.title') })

export default function OverviewPage() {
  return <OverviewScreen />
}
