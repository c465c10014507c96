import * as z from 'zod'
import { endpoint, ROLES, TIERS } from '@/lib/platform/kernel/endpoint'
import { idOf } from '@/lib/platform/kernel/id'
import { line } from '@/lib/platform/kernel/text'
import { Instant } from '@/lib/platform/kernel/time'
import { InviteCodeText } from '../invites/contract'
import { NewPassword } from '../passwords/contract'
import { Tokens } from '../tokens/contract'
import { EMAIL_MAX, NICKNAME_MAX, NICKNAME_MIN, ONBOARDING_STEP_MAX } from './constants'

export const Tier = z.enum(TIERS).meta({ id: 'Tier' })
export type Tier = z.infer<typeof Tier>

// \p{C}: invisible characters, which would let two nicknames look the same.
export const Nickname = line({ min: NICKNAME_MIN, max: NICKNAME_MAX }).refine((name) => !/\p{C}/u.test(name), {
  error: 'must consist of visible characters',
})

/** Any spelling of an address names the same member: it is kept in lower case. */
export const Email = line({ max: EMAIL_MAX })
  .transform((text) => text.toLowerCase())
  .pipe(z.email().max(EMAIL_MAX))

/** How far the tutorial went; skipped, it can be taken up again until it is done. */
export const Onboarding = z
  .object({ step: z.int().min(0).max(ONBOARDING_STEP_MAX), status: z.enum(['OPEN', 'SKIPPED', 'DONE']) })
  .meta({ id: 'Onboarding' })
export type Onboarding = z.infer<typeof Onboarding>

const locale = z.enum(['system', 'ko', 'en'])
const theme = z.enum(['system', 'light', 'dark'])
const motion = z.enum(['system', 'full', 'reduced'])

/** `system` follows the device. */
export const Settings = z.object({ locale, theme, motion, sound: z.boolean() }).meta({ id: 'Settings' })
export type Settings = z.infer<typeof Settings>

export const Member = z
  .object({
    id: idOf('usr'),
    nickname: z.string(),
    email: z.string(),
    tier: Tier,
    roles: z.array(z.enum(ROLES)),
    createdAt: Instant,
    version: z.int(),
    onboarding: Onboarding,
    settings: Settings,
  })
  .meta({ id: 'Member' })
export type Member = z.infer<typeof Member>

export const Profile = z
  .object({
    id: idOf('usr'),
    nickname: z.string(),
    tier: Tier,
    createdAt: Instant,
    email: z.string().optional().meta({ description: 'Only in my own profile, as are roles.' }),
    roles: z.array(z.enum(ROLES)).optional(),
  })
  .meta({ id: 'Profile' })
export type Profile = z.infer<typeof Profile>

export const SignedIn = z.object({ member: Member, tokens: Tokens }).meta({ id: 'SignedIn' })
export type SignedIn = z.infer<typeof SignedIn>

export const signUp = endpoint({
  id: 'signUp',
  method: 'POST',
  path: '/api/auth/signup',
  summary: 'Sign up with an invite code. The welcome GOLD is in the wallet when this answers.',
  auth: 'public',
  body: z.strictObject({ nickname: Nickname, email: Email, password: NewPassword, inviteCode: InviteCodeText }),
  responses: { 201: SignedIn },
  errors: ['EMAIL_TAKEN', 'NICKNAME_TAKEN', 'INVITE_CODE_REFUSED'],
  rateLimit: { limit: 300, windowS: 60, per: 'ip' },
})

export const getMe = endpoint({
  id: 'getMe',
  method: 'GET',
  path: '/api/auth/me',
  summary: 'Who I am',
  auth: 'member',
  responses: { 200: Member },
  errors: [],
})

export const updateMe = endpoint({
  id: 'updateMe',
  method: 'PUT',
  path: '/api/auth/me',
  summary: 'Change my nickname',
  auth: 'member',
  body: z.strictObject({ nickname: Nickname }),
  responses: { 200: Member },
  errors: ['NICKNAME_TAKEN'],
  rateLimit: { limit: 60, windowS: 60, per: 'member' },
})

export const getProfile = endpoint({
  id: 'getProfile',
  method: 'GET',
  path: '/api/users/{id}/profile',
  summary: 'A member’s profile: whole for oneself, without e-mail and roles for others',
  auth: 'member',
  params: z.strictObject({ id: idOf('usr') }),
  responses: { 200: Profile },
  errors: ['NOT_FOUND'],
})

export const getSettings = endpoint({
  id: 'getSettings',
  method: 'GET',
  path: '/api/users/me/settings',
  summary: 'My settings',
  auth: 'member',
  responses: { 200: Settings },
  errors: [],
})

export const updateSettings = endpoint({
  id: 'updateSettings',
  method: 'PUT',
  path: '/api/users/me/settings',
  summary: 'Change my settings; what is left out stays as it is',
  auth: 'member',
  body: z.strictObject({
    locale: locale.optional(),
    theme: theme.optional(),
    motion: motion.optional(),
    sound: z.boolean().optional(),
  }),
  responses: { 200: Settings },
  errors: [],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})

export const getOnboarding = endpoint({
  id: 'getOnboarding',
  method: 'GET',
  path: '/api/users/me/onboarding',
  summary: 'How far I am in the tutorial',
  auth: 'member',
  responses: { 200: Onboarding },
  errors: [],
})

export const updateOnboarding = endpoint({
  id: 'updateOnboarding',
  method: 'PUT',
  path: '/api/users/me/onboarding',
  summary: 'Keep my place in the tutorial, skip it or take it up again',
  auth: 'member',
  body: z.strictObject({ step: z.int().min(0).max(ONBOARDING_STEP_MAX), status: z.enum(['OPEN', 'SKIPPED']) }),
  responses: { 200: Onboarding },
  errors: ['CONFLICT'],
  rateLimit: { limit: 120, windowS: 60, per: 'member' },
})

export const completeOnboarding = endpoint({
  id: 'completeOnboarding',
  method: 'POST',
  path: '/api/users/me/onboarding/complete',
  summary: 'End the tutorial and receive the first reward; it is given once',
  auth: 'member',
  idempotent: true,
  body: z.strictObject({}),
  bodyOptional: true,
  responses: { 200: Onboarding },
  errors: ['CONFLICT'],
})
