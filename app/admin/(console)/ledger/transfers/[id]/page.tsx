import { getTranslations } from 'next-intl/server'
import { TransferScreen } from '@/components/admin/ledger/transfer-screen'

export const generateMetadata = async () => ({ title: (await getTranslations('admin'))('ledger.transfer') })

export default async function TransferPage({ params }: PageProps<'/admin/ledger/transfers/[id]'>) {
  return <TransferScreen id={(await params).id} />
}
