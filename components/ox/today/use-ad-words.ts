import { useTranslations } from 'next-intl'
import type { AdStatus } from '@/lib/predictions/ads/contract'
import { useOxWords } from '../shell/use-ox-words'

/** What there is to say of ads now: why not, or how many. */
export function useAdWords(ads: AdStatus | undefined): string {
  const t = useTranslations('ox.today.slots')
  const { clock, day } = useOxWords()
  if (!ads) return ''
  const { watchedToday, max, cooldownUntil, nextDay, isSandbox } = ads
  if (!isSandbox) return t('noAd')
  const count = t('opened', { count: watchedToday, max })
  if (watchedToday >= max) return `${count} · ${t('most')}`
  if (cooldownUntil) return `${count} · ${t('cooldown', { time: clock(cooldownUntil) })}`
  if (nextDay) return `${t('forNext', { day: day(nextDay) })} ${count}`
  return count
}
