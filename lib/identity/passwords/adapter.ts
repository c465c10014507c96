import 'server-only'
import { availableParallelism } from 'node:os'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from '@/lib/platform/kernel/errors'
import { ARGON2ID, QUEUE_MAX, RETRY_AFTER_S } from './constants'
import { normalisePassword } from './rules'

/** What an unknown e-mail's password is compared with, so that it takes as long as a known one's. Nothing fits it. */
const NOBODYS_HASH = '$argon2id$v=19$m=47104,t=1,p=1$qbpBa9TPueBRyU3oLdpwxw$3TwIn1E8+pflyPIo2WVUAescF82Us0Dmhl1ct4gQCAI'

const LANES = availableParallelism()
const shared = globalThis as unknown as { moaHashing?: { running: number; waiting: (() => void)[] } }

/** The argon2id hash of a password (PHC string). Throws UNAVAILABLE when too many are being hashed already. */
export const hashPassword = (password: string): Promise<string> =>
  queued(() => hash(normalisePassword(password), ARGON2ID))

/**
 * Whether the password is the one that was hashed; a null hash (no such member) takes the same time and never fits.
 * Throws UNAVAILABLE when too many are being hashed already.
 */
export const isPasswordRight = (passwordHash: string | null, password: string): Promise<boolean> =>
  queued(() => verify(passwordHash ?? NOBODYS_HASH, normalisePassword(password)))

/** One hash for each core at a time: each takes 46 MiB, and more at once would only slow everything else down. */
async function queued<T>(work: () => Promise<T>): Promise<T> {
  shared.moaHashing ??= { running: 0, waiting: [] }
  const lane = shared.moaHashing
  if (lane.running >= LANES) {
    if (lane.waiting.length >= QUEUE_MAX) {
      throw new AppError('UNAVAILABLE', { detail: 'Too many log-ins at once. Try again.', retryAfterS: RETRY_AFTER_S })
    }
    await new Promise<void>((turn) => lane.waiting.push(turn))
  } else {
    lane.running++
  }
  try {
    return await work()
  } finally {
    // A waiter inherits the lane; only without one does it become free.
    const next = lane.waiting.shift()
    if (next) next()
    else lane.running--
  }
}
