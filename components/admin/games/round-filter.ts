import { GAMES } from '@/lib/arcade/stats/constants'
import type { RoundFilter } from '@/store/queries/admin-games'

/** What can be looked for, by its key in the address. */
export const FILTER_KEYS = ['game', 'member', 'round', 'version', 'presentation', 'from', 'to'] as const
export type FilterUrl = Record<(typeof FILTER_KEYS)[number], string>

export const PRESENTATIONS = ['win', 'push', 'loss'] as const

const idForm = (prefix: string) => new RegExp(`^${prefix}_[0-9A-HJKMNP-TV-Z]{26}$`)
export const isMemberId = (text: string): boolean => idForm('usr').test(text)
export const isRoundId = (text: string): boolean => idForm('rnd').test(text)
export const isVersion = (text: string): boolean => /^[1-9]\d{0,8}$/.test(text)
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What the server is asked: parts of the address that make no sense are left out. */
export function filterOf(url: FilterUrl): RoundFilter {
  const game = GAMES.find((one) => one === url.game)
  const presentation = PRESENTATIONS.find((one) => one === url.presentation)
  return {
    ...(game && { game }),
    ...(presentation && { presentation }),
    ...(isMemberId(url.member) && { memberId: url.member }),
    ...(isRoundId(url.round) && { roundId: url.round }),
    ...(isVersion(url.version) && { version: Number(url.version) }),
    ...(isDay(url.from) && { from: url.from }),
    ...(isDay(url.to) && { to: url.to }),
  }
}
