import { useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'

/** The odds in a figure or a few words, and where all of them stand. */
export type OddsFigure = { href: string } & ({ percent: string } | { text: string })

/** What the game gives back, beside its button, never in a menu. */
export function OddsLine({ odds }: { odds: OddsFigure }) {
  const t = useTranslations('arcade.shell')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
      <p className="figure">{'percent' in odds ? t('rtp', { percent: odds.percent }) : odds.text}</p>
      <ButtonLink href={odds.href} tone="quiet" size="sm">
        {t('odds')}
      </ButtonLink>
    </div>
  )
}
