import { create } from 'zustand'
import type { GameSession } from '@/lib/arcade/plays/contract'
import type { GameStats } from '@/lib/arcade/stats/contract'
import type { Member } from '@/lib/identity/members/contract'
import type { BalanceAnswer } from '@/lib/ledger/contract'
import type { ProblemError } from '@/lib/platform/http/call-problem'
import { type Balances, EMPTY_SPINE, mergeSnapshot, type Snapshot, type Spine } from './merge'

/**
 * `connecting` until the first answer, `offline` when the server can't be reached at all, `signed_out` when it says that
 * the session has ended.
 */
export type ConnectionState = 'connecting' | 'online' | 'reconnecting' | 'offline' | 'signed_out'

type MoaState = Spine & {
  /** Whose store this is; nobody else's state is taken. */
  memberId: string | null
  isHydrated: boolean
  connection: { state: ConnectionState; lastEventId: string | null }
  lastError: ProblemError | null
  /** When this browser heard of the member's latest wager (ms of its own clock): the next one waits out the cycle. */
  wageredAtMs: number | null
  /** News that came while the member was looking elsewhere. */
  unseen: number
}

const INITIAL: MoaState = {
  ...EMPTY_SPINE,
  memberId: null,
  isHydrated: false,
  connection: { state: 'connecting', lastEventId: null },
  lastError: null,
  wageredAtMs: null,
  unseen: 0,
}

const useStore = create<MoaState>()(() => INITIAL)

/** From now on the store is this member's; what it held of another one is forgotten. */
export function beginSession(memberId: string): void {
  const { member } = useStore.getState()
  if (member && member.id !== memberId) useStore.setState(INITIAL)
  useStore.setState({ memberId })
}

/** Takes what the server says wherever it is newer than what is held. Answers whether anything was. */
export function applySnapshot(snapshot: Snapshot): boolean {
  const { memberId, member, balances, stats, session } = useStore.getState()
  if (isStranger(snapshot, memberId)) return false
  const spine = { member, balances, stats, session }
  const merged = mergeSnapshot(spine, snapshot)
  if (merged === spine) return false
  useStore.setState({ ...merged, ...(merged.session !== session && { wageredAtMs: Date.now() }) })
  return true
}

/** The session as the page was drawn with it: its last wager may have been a moment ago, on another page. */
export function mergeSession(session: GameSession): void {
  const { wageredAtMs } = useStore.getState()
  applySnapshot({ session })
  // By the server's clock; one that runs ahead of this device's says no more than "just now".
  const drawnAtMs = Math.min(Date.parse(session.lastPlayedAt), Date.now())
  useStore.setState({ wageredAtMs: Math.max(wageredAtMs ?? drawnAtMs, drawnAtMs) })
}

const isStranger = ({ member }: Snapshot, memberId: string | null): boolean =>
  member !== undefined && memberId !== null && member.id !== memberId

/** The three first answers together. When they are another member's, somebody else has signed in here meanwhile. */
export function hydrateFromServer(snapshot: Required<Omit<Snapshot, 'session'>>): void {
  if (isStranger(snapshot, useStore.getState().memberId)) {
    setConnection({ state: 'signed_out' })
    return
  }
  applySnapshot(snapshot)
  useStore.setState({ isHydrated: true })
}

/** Takes a balance answer, asset by asset where it is newer. */
export const reconcileBalance = (balance: BalanceAnswer): boolean => applySnapshot({ balance })

/** Takes the member's own data if it is newer. */
export const mergeProfile = (member: Member): boolean => applySnapshot({ member })

/** Being back online makes the last error one of the past. */
export function setConnection(change: Partial<MoaState['connection']>): void {
  useStore.setState(({ connection, lastError }) => ({
    connection: { ...connection, ...change },
    lastError: change.state === 'online' ? null : lastError,
  }))
}

export const setLastError = (lastError: ProblemError | null): void => useStore.setState({ lastError })

export const countUnseen = (): void => useStore.setState(({ unseen }) => ({ unseen: unseen + 1 }))

/** The member has looked: the badge goes. */
export const markSeen = (): void => useStore.setState({ unseen: 0 })

/** Forgets everything, for when the member signs out. */
export const resetStore = (): void => useStore.setState(INITIAL)

/** Reads the store outside components. */
export const readStore = (): Readonly<MoaState> => useStore.getState()

export const useMember = (): Member | null => useStore((state) => state.member)
export const useConnection = (): ConnectionState => useStore((state) => state.connection.state)
export const useLastError = (): ProblemError | null => useStore((state) => state.lastError)
export const useUnseenCount = (): number => useStore((state) => state.unseen)

/** What the member has of one asset; null until it is known, or when the member has no such account. */
export const useBalance = (asset: string): Balances[string] | null => useStore((state) => state.balances[asset] ?? null)
export const useGameStats = (): GameStats | null => useStore((state) => state.stats)

/** The member's latest session of play; null until one is known. */
export const useGameSession = (): GameSession | null => useStore((state) => state.session)
export const useWageredAtMs = (): number | null => useStore((state) => state.wageredAtMs)

/** Nothing that moves value may be started: there is no way to the server. */
export const useIsReadOnly = (): boolean => useStore((state) => state.connection.state === 'offline')
