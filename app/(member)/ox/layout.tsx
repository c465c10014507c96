import { cookies } from 'next/headers'
import { Words } from '@/components/layout/words'
import { MARKET_COOKIE, OX_ROOT } from '@/components/ox/shell/market-colours'
import { OxTabs } from '@/components/ox/shell/ox-tabs'

/** What every O/X screen wears, and the ways between them. */
export default async function OxLayout({ children }: LayoutProps<'/ox'>) {
  const isNewYork = (await cookies()).get(MARKET_COOKIE)?.value === 'us'
  return (
    <Words of={['ox']}>
      <div id={OX_ROOT} data-service="ox" data-market={isNewYork ? 'us' : undefined} className="flex flex-col gap-6">
        <OxTabs />
        {children}
      </div>
    </Words>
  )
}
