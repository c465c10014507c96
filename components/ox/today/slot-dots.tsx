import { cx } from '@/components/ui/class-names'
import type { Slots } from '@/lib/predictions/picks/contract'

/** A disc for each slot, filled once used; those opened by ads are squares. The figures stand beside it in words. */
export function SlotDots({ slots: { base, ad, used } }: { slots: Slots }) {
  return (
    <span aria-hidden data-testid="slot-dots" className="flex flex-wrap gap-1.5">
      {Array.from({ length: base + ad }, (_, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place in the row
          key={index}
          className={cx(
            'size-4 border-2 border-accent-fill',
            index < base ? 'rounded-full' : 'rounded-[4px]',
            index < used && 'bg-accent-fill',
          )}
        />
      ))}
    </span>
  )
}
