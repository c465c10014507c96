import type { LucideIcon } from 'lucide-react'
import {
  Activity,
  CalendarCheck,
  ChartCandlestick,
  Dices,
  Gauge,
  Gift,
  Landmark,
  Table2,
  Ticket,
  Users,
} from 'lucide-react'

/** The console's sections: `key` follows `g` on the keyboard and names the words in messages under `admin.sections`. */
export const SECTIONS = [
  { id: 'overview', href: '/admin', key: 'o', icon: Gauge },
  { id: 'members', href: '/admin/members', key: 'm', icon: Users },
  { id: 'inviteCodes', href: '/admin/invite-codes', key: 'i', icon: Ticket },
  { id: 'ledger', href: '/admin/ledger', key: 'l', icon: Landmark },
  { id: 'games', href: '/admin/games', key: 'g', icon: Dices },
  { id: 'paytable', href: '/admin/paytable', key: 'p', icon: Table2 },
  { id: 'streaks', href: '/admin/streaks', key: 's', icon: CalendarCheck },
  { id: 'market', href: '/admin/market', key: 't', icon: ChartCandlestick },
  { id: 'rewards', href: '/admin/rewards', key: 'r', icon: Gift },
  { id: 'health', href: '/admin/health', key: 'h', icon: Activity },
] as const satisfies readonly { id: string; href: string; key: string; icon: LucideIcon }[]

export type Section = (typeof SECTIONS)[number]

/** The section a path lies in; the overview only at its own address. */
export const isInSection = ({ href }: Section, path: string): boolean =>
  href === '/admin' ? path === href : path === href || path.startsWith(`${href}/`)
