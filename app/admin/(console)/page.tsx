import { getTranslations } from 'next-intl/server'
import { OverviewScreen } from '@/components/admin/overview/overview-screen'
import { Words } from '@/components/layout/words'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('overview.title') })

export default function OverviewPage() {
  return (
    <Words of={['admin', 'ledger', 'games', 'arcade']}>
      <OverviewScreen />
    </Words>
  )
}
