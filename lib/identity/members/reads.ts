import 'server-only'
import * as z from 'zod'
import type { Member as Row } from '@/generated/prisma/client'
import { db, type Tx } from '@/lib/platform/db/client'
import type { Role } from '@/lib/platform/kernel/endpoint'
import { AppError } from '@/lib/platform/kernel/errors'
import { type Member, type Onboarding, type Profile, Settings, type Tier } from './contract'
import { toProfile } from './rules'

/** What a member gets who never chose, and what a value of an older version falls back to. */
const StoredSettings = z.object({
  locale: Settings.shape.locale.catch('system'),
  theme: Settings.shape.theme.catch('system'),
  motion: Settings.shape.motion.catch('system'),
  // Off until asked for.
  sound: Settings.shape.sound.catch(false),
})

export const toMember = (row: Row): Member => ({
  id: row.id,
  nickname: row.nickname,
  email: row.email,
  tier: row.tier as Tier,
  roles: row.roles as Role[],
  createdAt: row.createdAt.toISOString(),
  version: row.version,
  onboarding: { step: row.onboardingStep, status: row.onboardingStatus as Onboarding['status'] },
  settings: StoredSettings.parse(row.settings),
})

/** The member. Throws NOT_FOUND. */
export async function getMember(id: string, tx: Pick<Tx, 'member'> = db): Promise<Member> {
  const row = await tx.member.findUnique({ where: { id } })
  if (!row) throw new AppError('NOT_FOUND', { detail: 'There is no such member.' })
  return toMember(row)
}

/** The member as `viewerId` may see them. Throws NOT_FOUND. */
export const getProfile = async (id: string, viewerId: string): Promise<Profile> =>
  toProfile(await getMember(id), viewerId)
