import { countUnseen } from '../moa-store'
import { announce, type Toast } from '../toasts'
import type { StreamEvent } from './stream-client'

/** A balance that changes with a game's result is no news: the game shows it. The two events come together. */
const WAIT_FOR_GAME_MS = 300
/** The event of a reward may come before the answer to the write that brought it. */
const WAIT_FOR_ANSWER_MS = 1_000

/** Transfers whose receipt this tab shows itself. */
const ownTransfers = new Set<string>()

/** This tab shows the reward of this transfer: it is no news here. */
export const showsItself = (transferId: string): void => {
  ownTransfers.add(transferId)
}

const isOwn = ({ data }: StreamEvent): boolean => ownTransfers.has(String(data.transferId))

type Surroundings = {
  /** A write of this tab is under way: what changes now is its doing. */
  isWriting: () => boolean
  /** The member looks at this tab. */
  isVisible: () => boolean
}

/** Tells the member of what happened elsewhere: a toast where they look, and the badge. */
export function createNewsDesk({ isWriting, isVisible }: Surroundings): (event: StreamEvent, isNews: boolean) => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (toast: Toast) => {
    countUnseen()
    if (isVisible()) announce(toast)
  }
  return (event, isNews) => {
    if (event.type === 'game_update') clearTimeout(timer)
    const toast = toastOf(event)
    if (!toast) return
    const tellUnlessOwn = () => {
      if (!isOwn(event)) tell(toast)
    }
    if (toast.kind === 'reward' && isWriting()) setTimeout(tellUnlessOwn, WAIT_FOR_ANSWER_MS)
    else if (toast.kind !== 'balance') tellUnlessOwn()
    else if (isNews && !isWriting()) {
      clearTimeout(timer)
      timer = setTimeout(tell, WAIT_FOR_GAME_MS, toast)
    }
  }
}

/** What is worth a toast, by the kind of the event; null for what only changes figures. */
function toastOf({ type, data }: StreamEvent): Toast | null {
  if (type === 'notification') return { kind: 'notification', values: {} }
  if (type === 'reward_granted') {
    const { amount, asset } = data as { amount?: number; asset?: string }
    return amount === undefined || asset === undefined ? null : { kind: 'reward', values: { amount, asset } }
  }
  if (type !== 'profile_update') return null
  const [changed] = Object.entries((data as { balances?: Record<string, { available: number }> }).balances ?? {})
  return changed ? { kind: 'balance', values: { asset: changed[0], amount: changed[1].available } } : null
}
