import { Words } from '@/components/layout/words'

/** Screens about rewards speak the market's words: POINT come from there. */
export default function RewardsLayout({ children }: LayoutProps<'/admin/rewards'>) {
  return <Words of={['admin', 'ledger', 'market']}>{children}</Words>
}
