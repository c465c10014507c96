import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { WalletScreen } from '@/components/ledger/wallet-screen'
import { findSignedIn } from '@/lib/identity/sessions/reads'
import { getMyBalance } from '@/lib/ledger/reads'

export const generateMetadata = async () => ({ title: (await getTranslations('wallet'))('title') })

export default async function WalletPage({ searchParams }: PageProps<'/wallet'>) {
  const member = await findSignedIn()
  if (!member) redirect('/login?next=/wallet')
  const [{ balances }, { asset }] = await Promise.all([getMyBalance(member.id), searchParams])
  return <WalletScreen balances={balances} asset={asset} />
}
