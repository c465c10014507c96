import { ChartNoAxesColumn, HeartPulse, History, Medal, Percent, ScanSearch, ShieldCheck, Trophy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { LinkRow } from '@/components/ui/link-row'

const PLACES = [
  { name: 'history', href: '/arcade/history', Icon: History },
  { name: 'stats', href: '/arcade/stats', Icon: ChartNoAxesColumn },
  { name: 'achievements', href: '/arcade/achievements', Icon: Medal },
  { name: 'leaderboard', href: '/arcade/leaderboard', Icon: Trophy },
  { name: 'odds', href: '/arcade/slot/odds', Icon: Percent },
  { name: 'monitor', href: '/arcade/odds/monitor', Icon: ShieldCheck },
  { name: 'verify', href: '/arcade/verify', Icon: ScanSearch },
  { name: 'limits', href: '/arcade/limits', Icon: HeartPulse },
] as const

/** What lies around the games. */
export function Places() {
  const t = useTranslations('arcade.hub')
  return (
    <Card>
      <h2 className="mb-2 text-17">{t('shortcuts')}</h2>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 sm:grid-cols-2">
        {PLACES.map(({ name, href, Icon }) => (
          <LinkRow
            key={name}
            href={href}
            icon={<Icon aria-hidden className="size-6" strokeWidth={1.75} />}
            title={t(name)}
            lead={t(`${name}Lead`)}
          />
        ))}
      </div>
    </Card>
  )
}
