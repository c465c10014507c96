'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useProblemWords } from '@/components/layout/use-problem-words'
import { Button } from '@/components/ui/button'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import type { Onboarding } from '@/lib/identity/members/contract'
import { useCompleteOnboarding, useUpdateOnboarding } from '@/store/queries/identity'
import { TourArt } from './tour-art'
import { TOUR_CARDS, TourProgress } from './tour-progress'

/** Four cards about Moa, kept at their place on the server; at the end the receipt of the first reward. */
export function OnboardingTour({ onboarding, children }: { onboarding: Onboarding; children: ReactNode }) {
  const t = useTranslations('identity.onboarding')
  const { say } = useProblemWords()
  const router = useRouter()
  const [step, setStep] = useState(() => Math.min(onboarding.step, TOUR_CARDS.length - 1))
  const [isDone, setDone] = useState(onboarding.status === 'DONE')
  const heading = useFocusOnChange(`${step}${isDone}`)
  // The page learns of the end a moment later than this tour.
  const [isReplay, setReplay] = useState(isDone)
  const end = useCompleteOnboarding(() => {
    setDone(true)
    setReplay(true)
    router.refresh()
  })
  const card = TOUR_CARDS[step] ?? 'wallet'
  const isLast = step === TOUR_CARDS.length - 1

  const place = usePlace(step, isReplay)

  const [wantsEnd, setWantsEnd] = useState(false)
  const endTour = end.write
  useEffect(() => {
    // The place is kept first: a tour that has ended has none.
    if (!wantsEnd || place.isPending) return
    setWantsEnd(false)
    endTour()
  }, [wantsEnd, place.isPending, endTour])

  const finish = () => (isReplay ? setDone(true) : setWantsEnd(true))
  const skip = () => {
    if (!isReplay) place.write({ body: { step, status: 'SKIPPED' } })
    router.push('/home')
  }
  const replay = () => {
    setStep(0)
    setDone(false)
  }

  if (isDone) {
    return (
      <TourFrame>
        <h1 ref={heading} tabIndex={-1} className="text-24 outline-none">
          {t('doneTitle')}
        </h1>
        {children}
        <div className="grid w-full gap-3 sm:grid-cols-2">
          <ButtonLink href="/arcade/slot">{t('toSlot')}</ButtonLink>
          <ButtonLink href="/home" tone="quiet">
            {t('toHome')}
          </ButtonLink>
        </div>
        <Button tone="plain" onClick={replay}>
          {t('again')}
        </Button>
      </TourFrame>
    )
  }
  return (
    <TourFrame>
      <TourProgress step={step} />
      <TourArt card={card} />
      <div className="space-y-2">
        <h1 ref={heading} tabIndex={-1} className="text-24 outline-none">
          {t(`${card}.title`)}
        </h1>
        <p className="text-17 text-ink-soft">{t(`${card}.text`)}</p>
      </div>
      {end.problem && <Notice tone="error">{say(end.problem)}</Notice>}
      <div className="flex w-full flex-col gap-3">
        <Button
          size="lg"
          isWide
          isBusy={wantsEnd || end.isPending}
          onClick={() => (isLast ? finish() : setStep(step + 1))}
        >
          {t(isLast ? 'receive' : 'next')}
        </Button>
        <div className="grid grid-cols-2 gap-3">
          <Button tone="plain" disabled={step === 0} onClick={() => setStep(step - 1)}>
            {t('previous')}
          </Button>
          <Button tone="plain" isBusy={place.isPending} onClick={skip}>
            {t('skip')}
          </Button>
        </div>
      </div>
    </TourFrame>
  )
}

const TourFrame = ({ children }: { children: ReactNode }) => (
  <div className="mx-auto flex max-w-[26rem] flex-col items-center gap-6 pt-4 text-center">{children}</div>
)

/** Keeps the place on the server, one write after the other; a tour that is taken again keeps none. */
function usePlace(step: number, isReplay: boolean) {
  const sent = useRef(step)
  const { write, isPending } = useUpdateOnboarding()
  useEffect(() => {
    if (isPending || isReplay || sent.current === step) return
    sent.current = step
    write({ body: { step, status: 'OPEN' } })
  }, [step, isPending, isReplay, write])
  return { write, isPending }
}

/** Moves the reading point to the heading when the card changes, but not when the page opens. */
function useFocusOnChange(key: string) {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(key)
  useEffect(() => {
    if (shown.current === key) return
    shown.current = key
    heading.current?.focus()
  }, [key])
  return heading
}
