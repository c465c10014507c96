import { getFormatter, getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import type { Pause } from '@/lib/arcade/limits/contract'

/** Says on every screen of the Arcade until when its games are closed for this member, and what stays open. */
export async function PauseBanner({ pause }: { pause: Pause }) {
  const [t, format] = await Promise.all([getTranslations('limits.break'), getFormatter()])
  const when = format.dateTime(new Date(pause.until), { dateStyle: 'long', timeStyle: 'short' })
  return (
    <div className="mb-4">
      <Notice>
        <p className="font-medium">{t('now', { when })}</p>
        <p className="text-ink-soft">{t('nowLead')}</p>
      </Notice>
    </div>
  )
}
