import * as z from 'zod'
import { endpoint } from '@/lib/platform/kernel/endpoint'
import { line } from '@/lib/platform/kernel/text'
import { EMAIL_MAX } from '../members/constants'
import { SignedIn } from '../members/contract'
import { GivenPassword } from '../passwords/contract'

export const logIn = endpoint({
  id: 'logIn',
  method: 'POST',
  path: '/api/auth/login',
  summary: 'Log in. After five wrong passwords the account answers 429 for a while, to the right password too.',
  auth: 'public',
  body: z.strictObject({
    email: line({ max: EMAIL_MAX }).transform((text) => text.toLowerCase()),
    password: GivenPassword,
  }),
  responses: { 200: SignedIn },
  errors: ['CREDENTIALS_WRONG', 'ACCOUNT_LOCKED'],
  rateLimit: { limit: 300, windowS: 60, per: 'ip' },
})
