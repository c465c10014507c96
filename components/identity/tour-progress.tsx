import { useTranslations } from 'next-intl'

export const TOUR_CARDS = ['wallet', 'play', 'proof', 'reward'] as const
export type TourCard = (typeof TOUR_CARDS)[number]

/** How far the tour is, in bars and in words. */
export function TourProgress({ step }: { step: number }) {
  const t = useTranslations('identity.onboarding')
  return (
    <div className="w-full">
      <p className="sr-only" role="status">
        {t('progress', { step: step + 1, count: TOUR_CARDS.length })}
      </p>
      <div aria-hidden className="flex gap-2">
        {TOUR_CARDS.map((card, index) => (
          <span
            key={card}
            className={`h-1 flex-1 rounded-full transition duration-250 ${index <= step ? 'bg-accent-fill' : 'bg-line'}`}
          />
        ))}
      </div>
    </div>
  )
}
