import { useTranslations } from 'next-intl'
import type { Reward } from '@/lib/engagement/streaks/contract'

/** `100 GOLD + 10 POINT`, as text. */
export function useRewardsText(): (rewards: readonly Reward[]) => string {
  const t = useTranslations('streak')
  return (rewards) => rewards.map(({ asset, amount }) => t('reward', { asset, amount })).join(' + ')
}
