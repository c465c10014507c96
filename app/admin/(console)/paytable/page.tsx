import { getTranslations } from 'next-intl/server'
import { PaytableScreen } from '@/components/admin/paytable/paytable-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('paytable.title') })

export default function PaytablePage() {
  return <PaytableScreen />
}
