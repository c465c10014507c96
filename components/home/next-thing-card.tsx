'use client'

import { CalendarCheck, ChevronRight, Compass, ListTree, ScanSearch, Sparkles } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useHere } from '@/components/engagement/use-here'
import { STAKE_MIN } from '@/lib/arcade/slot/constants'
import type { StreakStatus } from '@/lib/engagement/streaks/contract'
import type { Onboarding } from '@/lib/identity/members/contract'
import { useBalance, useGameStats, useMember } from '@/store/moa-store'
import { useStreakStatus } from '@/store/queries/engagement'
import { decideNextThing } from './next-thing'

const ICONS = { onboarding: Compass, streak: CalendarCheck, firstRound: Sparkles, verify: ScanSearch, wallet: ListTree }

type NextThingCardProps = { onboarding: Onboarding; gold: number; rounds: number; streaks: StreakStatus }

/** One offer, quietly. */
export function NextThingCard(server: NextThingCardProps) {
  const t = useTranslations('home.next')
  const { data: streaks } = useStreakStatus(server.streaks)
  useHere(streaks)
  const waiting = streaks.streaks.find(({ canClaim }) => canClaim)
  const { kind, href, step } = decideNextThing({
    onboarding: useMember()?.onboarding ?? server.onboarding,
    gold: useBalance('GOLD')?.available ?? server.gold,
    rounds: useGameStats()?.totals.rounds ?? server.rounds,
    stakeMin: STAKE_MIN,
    hasReward: waiting !== undefined,
  })
  const gold = waiting?.reward.rewards.find(({ asset }) => asset === 'GOLD')?.amount ?? 0
  const words = { step: step + 1, day: waiting?.reward.streak ?? 1, amount: gold }
  const Icon = ICONS[kind]
  return (
    <Link
      href={href}
      className="flex min-h-20 items-center gap-4 rounded-card bg-accent-tint p-5 transition duration-150 hover:brightness-[0.98]"
    >
      <span className="flex size-11 shrink-0 items-center justify-center rounded-full bg-accent-fill text-on-accent">
        <Icon aria-hidden className="size-6" strokeWidth={1.75} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold text-17">{t(`${kind}.title`, words)}</span>
        <span className="block text-15 text-ink-soft">{t(`${kind}.text`, words)}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-accent" strokeWidth={1.75} />
    </Link>
  )
}
