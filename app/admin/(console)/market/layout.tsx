import { Words } from '@/components/layout/words'

/** Screens about the market speak its words too. */
export default function MarketLayout({ children }: LayoutProps<'/admin/market'>) {
  return <Words of={['admin', 'ledger', 'market']}>{children}</Words>
}
