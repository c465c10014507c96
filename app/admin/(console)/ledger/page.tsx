import { getTranslations } from 'next-intl/server'
import { LedgerScreen } from '@/components/admin/ledger/ledger-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('ledger.title') })

export default function LedgerPage() {
  return <LedgerScreen />
}
