import { COMMON_PASSWORDS } from './constants'

type Owner = { email: string; nickname: string }

/** One password has one spelling, however the keyboard composed it (NIST SP 800-63B §3.1.1.2 asks for NFKC). */
export const normalisePassword = (password: string): string => password.normalize('NFKC')

/** Why a password is among the first anybody would guess, or null. */
export function findPasswordFault(
  password: string,
  { email, nickname }: Owner,
): 'too_common' | 'like_email' | 'like_nickname' | null {
  const text = normalisePassword(password).toLowerCase()
  if (COMMON_PASSWORDS.has(text) || new Set(text).size === 1) return 'too_common'
  if (text === email.toLowerCase() || text === email.toLowerCase().split('@')[0]) return 'like_email'
  if (text === nickname.normalize('NFKC').toLowerCase()) return 'like_nickname'
  return null
}
