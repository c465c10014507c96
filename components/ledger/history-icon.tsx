import {
  ArrowLeftRight,
  Award,
  CalendarCheck,
  CircleCheck,
  Dices,
  Gem,
  Gift,
  Hourglass,
  ShieldCheck,
} from 'lucide-react'

const ICONS: Record<string, [icon: typeof Gift, look: string]> = {
  welcome: [Gift, 'bg-accent-tint text-accent'],
  slot_round: [Dices, 'bg-sunken text-ink'],
  gacha_round: [Gem, 'bg-sunken text-ink'],
  gacha_exchange: [Gem, 'bg-sunken text-ink'],
  admin_grant: [ShieldCheck, 'bg-sunken text-ink'],
  admin_deduct: [ShieldCheck, 'bg-sunken text-ink'],
  streak_reward: [CalendarCheck, 'bg-accent-tint text-accent'],
  play_streak_reward: [CalendarCheck, 'bg-accent-tint text-accent'],
  achievement: [Award, 'bg-accent-tint text-accent'],
  prediction_award: [CircleCheck, 'bg-accent-tint text-accent'],
  prediction_correction: [CircleCheck, 'bg-sunken text-ink'],
  reward_hold: [Gift, 'bg-sunken text-ink'],
  reward_paid: [Gift, 'bg-sunken text-ink'],
  reward_returned: [Gift, 'bg-sunken text-ink'],
  hold_expired: [Hourglass, 'bg-sunken text-ink'],
}

/** What kind of change, at a glance; the words stand beside it. */
export function HistoryIcon({ reason }: { reason: string }) {
  const [Icon, look] = ICONS[reason] ?? [ArrowLeftRight, 'bg-sunken text-ink']
  return (
    <span aria-hidden className={`flex size-10 shrink-0 items-center justify-center rounded-full ${look}`}>
      <Icon className="size-5" strokeWidth={1.75} />
    </span>
  )
}
