'use client'

import { Money } from '@/components/ui/money'
import { useBalance } from '@/store/moa-store'

/** What can be spent of an asset now: the server's figure, then whatever the store knows of newer. */
export function LiveBalance({ asset, amount, className }: { asset: string; amount: number; className?: string }) {
  const available = useBalance(asset)?.available ?? amount
  return <Money amount={available} unit={asset} isLive {...(className && { className })} />
}
