'use client'

import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Money } from '@/components/ui/money'
import type { Reward } from '@/lib/rewards/catalogue/contract'
import { useIsReadOnly } from '@/store/moa-store'
import { RewardArt } from './reward-art'
import { useRewardWords } from './use-reward-words'

type RewardCardProps = { reward: Reward; points: number; onAsk: () => void }

/** One reward: what it is, costs and how many are left; the button, or what is missing. */
export function RewardCard({ reward, points, onAsk }: RewardCardProps) {
  const t = useTranslations('rewards')
  const { nameOf, descriptionOf } = useRewardWords()
  const isReadOnly = useIsReadOnly()
  const { pricePoints, left, image, isDemo } = reward
  const missing = Math.max(0, pricePoints - points)
  const name = nameOf(reward)
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex gap-4">
        <RewardArt image={image} />
        <div className="min-w-0 flex-1">
          <h2 className="text-17">{name}</h2>
          <p className="text-13 text-ink-soft">{descriptionOf(reward)}</p>
        </div>
      </div>
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <Money amount={pricePoints} unit="POINT" className="font-semibold text-24" />
        <span className="flex items-center gap-2 text-13 text-ink-soft">
          {isDemo && <Badge>{t('demo')}</Badge>}
          {t('left', { left })}
        </span>
      </p>
      <div className="mt-auto">
        {left === 0 || missing > 0 ? (
          <p className="flex min-h-12 items-center text-15 text-ink-soft">
            {left === 0 ? t('gone') : t('missing', { missing })}
          </p>
        ) : (
          <Button isWide disabled={isReadOnly} aria-label={t('takeNamed', { name })} onClick={onAsk}>
            {t('take')}
          </Button>
        )}
      </div>
    </Card>
  )
}
