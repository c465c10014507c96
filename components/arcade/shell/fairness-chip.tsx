import { ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { cx } from '@/components/ui/class-names'

const SHOWN_DIGITS = 12

/** The promise under which the rounds are played; opens the verifier. */
export function FairnessChip({ hash }: { hash: string | null }) {
  const t = useTranslations('arcade.shell')
  const digits = hash?.slice(0, SHOWN_DIGITS)
  return (
    <Link
      href="/arcade/verify"
      className="flex min-h-14 items-center gap-3 rounded-card border bg-surface px-5 py-3 transition duration-150 hover:bg-raised"
    >
      <ShieldCheck aria-hidden className="size-6 shrink-0 text-accent" strokeWidth={1.75} />
      <span className="min-w-0">
        <span className="block font-medium">{t('fairness')}</span>
        <span className={cx('block truncate text-13 text-ink-soft', digits && 'font-mono')}>
          {digits ? t('fairnessHash', { hash: digits }) : t('fairnessNone')}
        </span>
      </span>
    </Link>
  )
}
