import type { playRps, RpsRound } from '@/lib/arcade/rps/contract'
import { addressOf } from '@/lib/platform/kernel/address'
import { useWrite } from '../use-write'

const playAt = addressOf<typeof playRps>({ method: 'POST', path: '/api/games/rps/play', idempotent: true })

/** One round; `onRound` gets it decided, to be shown only. */
export const usePlayRps = (onRound: (round: RpsRound) => void) =>
  useWrite(playAt, { onSuccess: ({ round }) => onRound(round) })
