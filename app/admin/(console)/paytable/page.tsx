import { getTranslations } from 'next-intl/server'
import { PaytableScreen } from '@/components/admin/paytable/paytable-screen'
import { Words } from '@/components/layout/words'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('paytable.title') })

export default function PaytablePage() {
  return (
    <Words of={['admin', 'ledger', 'arcade', 'odds', 'gacha']}>
      <PaytableScreen />
    </Words>
  )
}
