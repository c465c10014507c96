import { normalisePassword } from '../passwords/rules'
import { DEMO_MEMBER, DEMO_OPERATOR } from './constants'

/**
 * True for a published pair of e-mail and password, in every spelling that the hash takes for the same. An account whose
 * password was changed is an account like any other.
 */
export const isDemoCredential = (email: string, password: string): boolean =>
  [DEMO_MEMBER, DEMO_OPERATOR].some(
    (account) => account.email === email && account.password === normalisePassword(password),
  )
