import type { Draw } from '@/lib/platform/kernel/draw'
import { CODE_ALPHABET, RANDOM_CODE_LENGTH } from './constants'
import type { InviteCheck } from './contract'

type CodeState = { infinite: boolean; status: string; usedAt: Date | null }

/** Whether a code lets somebody in now, and if not, why. */
export function decideInvite(code: CodeState | null): InviteCheck {
  if (!code) return { valid: false, infinite: false, reason: 'unknown' }
  if (code.infinite) return { valid: true, infinite: true, reason: null }
  if (code.usedAt) return { valid: false, infinite: false, reason: 'used' }
  if (code.status !== 'ACTIVE') return { valid: false, infinite: false, reason: 'disabled' }
  return { valid: true, infinite: false, reason: null }
}

/** A code like `7K2MQ-9XD4F`. */
export function drawCode(draw: Draw): string {
  const letters = Array.from({ length: RANDOM_CODE_LENGTH }, () => CODE_ALPHABET[draw(CODE_ALPHABET.length)])
  letters.splice(RANDOM_CODE_LENGTH / 2, 0, '-')
  return letters.join('')
}
