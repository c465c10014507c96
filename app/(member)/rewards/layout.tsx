import { Words } from '@/components/layout/words'

/** Rewards are what O/X leads to, and wear its colours. */
export default function RewardsLayout({ children }: LayoutProps<'/rewards'>) {
  return (
    <Words of={['rewards']}>
      <div data-service="ox">{children}</div>
    </Words>
  )
}
