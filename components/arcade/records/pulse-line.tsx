import { Flame, Trophy, Users } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Pulse } from '@/lib/arcade/pulse/contract'
import { timesOf } from './times'

const ICON = { 'aria-hidden': true, className: 'size-4 shrink-0 text-accent', strokeWidth: 1.75 } as const

/** What goes on in the Arcade today: true counts, nobody's name. Nothing at all while it is quiet. */
export function PulseLine({ pulse }: { pulse: Pulse }) {
  const t = useTranslations('records')
  const format = useFormatter()
  const { today, popular, recentWins, asOf } = pulse
  const spinners = popular.find(({ game }) => game === 'slot')
  const [favourite] = popular
  if (!today) return null
  return (
    <section aria-label={t('pulse.title')} className="space-y-1 rounded-card bg-surface px-5 py-4 text-15">
      <Fact icon={<Users {...ICON} />}>
        {spinners ? t('pulse.spun', { members: spinners.members }) : t('pulse.played', today)}
      </Fact>
      {favourite && (
        <Fact icon={<Flame {...ICON} />}>{t('pulse.popular', { game: t(`games.${favourite.game}`) })}</Fact>
      )}
      {recentWins.slice(0, 3).map(({ game, multiplier, nickname, wonAt }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two wins may be alike in everything that is told of them
        <Fact key={index} icon={<Trophy {...ICON} />}>
          {t('pulse.win', {
            who: nickname ?? t('pulse.somebody'),
            game: t(`games.${game}`),
            times: timesOf(multiplier),
          })}{' '}
          <time dateTime={wonAt} className="text-13 text-ink-soft">
            {format.dateTime(new Date(wonAt), { timeStyle: 'short' })}
          </time>
        </Fact>
      ))}
      <p className="text-13 text-ink-soft">
        {t('pulse.asOf', { when: format.dateTime(new Date(asOf), { timeStyle: 'short' }) })}
      </p>
    </section>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-center gap-2">
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  )
}
