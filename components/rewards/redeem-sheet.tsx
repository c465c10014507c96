'use client'

import { useTranslations } from 'next-intl'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { DataList } from '@/components/ui/data-list'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import type { Reward } from '@/lib/rewards/catalogue/contract'
import type { RedemptionDetail } from '@/lib/rewards/redemptions/contract'
import { useRedeem } from '@/store/queries/rewards'
import { useRewardWords } from './use-reward-words'

type RedeemSheetProps = {
  reward: Reward
  points: number
  onClose: () => void
  onRedemption: (redemption: RedemptionDetail) => void
}

/** Asks before POINT go, and says what happens then: held, then paid for a voucher, or given back. */
export function RedeemSheet({ reward, points, onClose, onRedemption }: RedeemSheetProps) {
  const t = useTranslations('rewards.sheet')
  const { say } = useProblemWords()
  const { nameOf } = useRewardWords()
  const { write, isPending, problem } = useRedeem(onRedemption)
  const { id, pricePoints, isDemo } = reward
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('title', { name: nameOf(reward) })}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t('no')}
          </Button>
          <Button tone="quiet" isBusy={isPending} onClick={() => write({ body: { rewardId: id, pricePoints } })}>
            {t('yes', { price: pricePoints })}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <DataList
          items={[
            { name: t('price'), value: <span className="figure">{t('point', { amount: pricePoints })}</span> },
            { name: t('after'), value: <span className="figure">{t('point', { amount: points - pricePoints })}</span> },
          ]}
        />
        <ol className="list-decimal space-y-1 ps-5 text-15">
          <li>{t('held')}</li>
          <li>{t('issued')}</li>
          <li>{t('back')}</li>
        </ol>
        <p className="text-13">{t(isDemo ? 'demo' : 'final')}</p>
        {problem && <Notice tone="error">{say(problem)}</Notice>}
      </div>
    </Dialog>
  )
}
