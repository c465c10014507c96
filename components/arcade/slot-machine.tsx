'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { Fraction } from '@/lib/arcade/paytables/contract'
import type { SlotRound, SlotSymbol } from '@/lib/arcade/slot/contract'
import { missingFor } from '@/lib/arcade/slot/rules'
import { useBalance, useIsReadOnly } from '@/store/moa-store'
import { BetStepper } from './bet-stepper'
import { FairnessChip } from './fairness-chip'
import { Reels } from './reels'
import { RoundList } from './round-list'
import { SlotHead } from './slot-head'
import { SpinSentence } from './spin-sentence'
import { ShortOfGold, SpinFailed } from './spin-trouble'
import { type Slot, useSlot } from './use-slot'

type SlotMachineProps = {
  rtp: Fraction
  /** Rounds before this visit, newest first. */
  earlier: SlotRound[]
  /** What the member had when the page was drawn; the store knows better soon. */
  gold: number
  /** Hash of the seed in use; null before the first play. */
  serverSeedHash: string | null
}

/** Shown before the first spin of a visit: pays nothing, promises nothing. */
const AT_REST: SlotSymbol[] = ['clover', 'bell', 'lemon']
const RECENT = 5

/** The slot machine. Everything it shows was decided and recorded before; it only plays it. */
export function SlotMachine({ rtp, earlier, gold, serverSeedHash }: SlotMachineProps) {
  const slot = useSlot()
  const available = useBalance('GOLD')?.available ?? gold
  const isTurning = slot.isPending || slot.isRevealing
  const shown = isTurning ? null : slot.round
  const latest = slot.round ?? earlier[0]
  // A page drawn anew brings rounds of this visit too; they are already here, or not to be shown yet.
  const before = earlier.filter(({ id }) => !slot.played.some((one) => one.id === id))

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div className="space-y-4">
        <SlotHead finished={slot.finished} />
        <Reels
          reels={slot.round?.result.reels ?? AT_REST}
          stoppedCount={slot.stoppedCount}
          result={shown?.result ?? null}
          isStill={slot.isStill}
        />
        <SpinSentence round={shown} isTurning={isTurning} balance={available} />
        <Controls slot={slot} available={available} isTurning={isTurning} />
        <OddsLine rtp={rtp} />
      </div>
      <div className="space-y-6">
        <FairnessChip hash={latest?.fairness.serverSeedHash ?? serverSeedHash} />
        <RecentRounds rounds={[...slot.finished, ...before].slice(0, RECENT)} />
      </div>
    </div>
  )
}

type ControlsProps = { slot: Slot; available: number; isTurning: boolean }

/** Stake and lever, with whatever stands in the way of a spin above them. */
function Controls({ slot, available, isTurning }: ControlsProps) {
  const t = useTranslations('arcade.slot')
  const isReadOnly = useIsReadOnly()
  const missing = isTurning ? 0 : missingFor(slot.bet, available)
  const isBarred = !isTurning && (missing > 0 || isReadOnly)
  return (
    <>
      {slot.problem && !isTurning && <SpinFailed problem={slot.problem} onRetry={slot.spin} onDismiss={slot.dismiss} />}
      {isReadOnly && <Notice>{t('readOnly')}</Notice>}
      {missing > 0 && <ShortOfGold missing={missing} available={available} onLower={slot.setBet} />}
      <BetStepper bet={slot.bet} isDisabled={isTurning} onChange={slot.setBet} />
      <Button
        size="lg"
        isWide
        isBusy={slot.isPending}
        disabled={isBarred}
        onClick={slot.isRevealing ? slot.skip : slot.spin}
        className="min-h-16 text-20"
      >
        {t(slot.isRevealing ? 'skip' : 'spin')}
      </Button>
    </>
  )
}

function OddsLine({ rtp }: { rtp: Fraction }) {
  const t = useTranslations('arcade.slot')
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="figure">{t('rtp', { percent: rtp.percent })}</p>
        <ButtonLink href="/arcade/slot/odds" tone="quiet" size="sm">
          {t('odds')}
        </ButtonLink>
      </div>
      <p className="hidden text-13 text-ink-soft lg:block">{t('spinHint')}</p>
    </>
  )
}

function RecentRounds({ rounds }: { rounds: SlotRound[] }) {
  const t = useTranslations('arcade.slot')
  return (
    <Card>
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-17">{t('recent')}</h2>
        <ButtonLink href="/arcade/history" tone="plain" size="sm">
          {t('all')}
        </ButtonLink>
      </div>
      {rounds.length > 0 ? <RoundList rounds={rounds} /> : <p className="text-ink-soft">{t('recentEmpty')}</p>}
    </Card>
  )
}
