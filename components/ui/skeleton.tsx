import { cx } from './class-names'

/** Stands where something will be, in its size. Give it the height of a line by a text class. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-shimmer rounded-mark bg-line', className ?? 'h-5')} />
}
