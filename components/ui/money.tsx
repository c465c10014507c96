'use client'

import { useFormatter } from 'next-intl'
import { type ComponentType, useEffect, useState } from 'react'
import { cx } from './class-names'
import { useIsStill } from './use-is-still'

type Roll = ComponentType<{ value: number; locales?: string; className?: string; animated?: boolean; nonce?: string }>

type MoneyProps = {
  amount: number
  /** What it is of; stands after the figure. */
  unit?: string
  /** Rolls when the amount changes. */
  isLive?: boolean
  className?: string
}

/** An amount: tabular figures, thousands apart, its unit behind it. */
export function Money({ amount, unit, isLive = false, className }: MoneyProps) {
  const format = useFormatter()
  const Rolling = useRoll(isLive)
  const isStill = useIsStill()
  return (
    <span className={cx('figure whitespace-nowrap', className)}>
      {Rolling ? (
        <Rolling value={amount} animated={!isStill} nonce={pageNonce()} className="[--number-flow-mask-height:0.1em]" />
      ) : (
        format.number(amount)
      )}
      {unit && <span className="ms-[0.3em] font-medium text-[0.55em] text-ink-soft tracking-normal">{unit}</span>}
    </span>
  )
}

/** The rolling figure comes after the first paint; until then, and where it fails to load, the figure just stands. */
function useRoll(isWanted: boolean): Roll | null {
  const [roll, setRoll] = useState<{ Rolling: Roll } | null>(null)
  useEffect(() => {
    if (!isWanted) return
    import('@number-flow/react').then(
      (loaded) => setRoll({ Rolling: loaded.default as Roll }),
      () => {},
    )
  }, [isWanted])
  return roll?.Rolling ?? null
}

/** The figure brings a style of its own, which the page's security policy lets in by this. */
const pageNonce = () => document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
