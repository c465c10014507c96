import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button-link'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { TabLinks } from '@/components/ui/tab-links'
import { TextLink } from '@/components/ui/text-link'
import { NOTICE_HOURS } from '@/lib/arcade/odds/constants'
import type { AnnouncedOdds, OddsState, OddsVersion } from '@/lib/arcade/odds/contract'
import { GAMES } from '@/lib/arcade/stats/constants'
import type { Game } from '@/lib/arcade/stats/contract'
import { OddsHistory } from './odds-history'

/** What every game's public odds have in common. */
type ShownOdds = {
  game: Game
  version: number
  effectiveAt: string
  state: OddsState
  announced: readonly AnnouncedOdds[]
}

type OddsFrameProps = {
  odds: ShownOdds
  history: readonly OddsVersion[]
  title: string
  lead: string
  /** Words of the link to the game. */
  play: string
  children: ReactNode
}

const STATE_WORDS = { announced: 'announcedSince', in_force: 'since', past: 'pastSince' } as const

/** The page of a game's odds: which version, since when, what is announced and what ever changed; all of it text. */
export function OddsFrame({ odds, history, title, lead, play, children }: OddsFrameProps) {
  const t = useTranslations('odds')
  const format = useFormatter()
  const when = format.dateTime(new Date(odds.effectiveAt), { dateStyle: 'long', timeStyle: 'short' })
  const tabs = GAMES.map((game) => ({ key: game, href: `/arcade/${game}/odds`, label: t(`games.${game}`) }))
  return (
    <div className="space-y-6">
      <PageHead title={title} lead={lead} end={<ButtonLink href={`/arcade/${odds.game}`}>{play}</ButtonLink>} />
      <TabLinks label={t('tabs')} current={odds.game} tabs={tabs} />
      <p className="text-15 text-ink-soft">{t(STATE_WORDS[odds.state], { version: odds.version, when })}</p>
      <Announced odds={odds} />
      {children}
      <p className="max-w-[34rem] text-15 text-ink-soft">{t('notice', { hours: NOTICE_HOURS })}</p>
      <OddsHistory game={odds.game} versions={history} />
    </div>
  )
}

/** The way between the odds in force and those that come next. */
function Announced({ odds: { game, state, announced } }: { odds: ShownOdds }) {
  const t = useTranslations('odds')
  const format = useFormatter()
  if (state !== 'in_force') return <TextLink href={`/arcade/${game}/odds`}>{t('seeCurrent')}</TextLink>
  return announced.map(({ version, effectiveAt }) => (
    <Notice key={version}>
      <p>
        {t('announced', {
          version,
          when: format.dateTime(new Date(effectiveAt), { dateStyle: 'long', timeStyle: 'short' }),
        })}
      </p>
      <TextLink href={`/arcade/${game}/odds?version=${version}`}>{t('seeAnnounced', { version })}</TextLink>
    </Notice>
  ))
}
