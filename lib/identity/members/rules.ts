import type { Member, Onboarding, Profile } from './contract'

/** Nicknames that differ only in case or in compatibility forms (Ａ, A, a) are the same one. */
export const nicknameKeyOf = (nickname: string): string => nickname.normalize('NFKC').toLowerCase()

/** What a member may see of somebody: everything of themselves, of others no e-mail and no roles. */
export function toProfile(member: Member, viewerId: string): Profile {
  const { id, nickname, tier, createdAt, email, roles } = member
  return id === viewerId ? { id, nickname, tier, createdAt, email, roles } : { id, nickname, tier, createdAt }
}

/** Done stays done; until then the tutorial can be left and taken up at any step. */
export const canChangeOnboarding = ({ status }: Onboarding): boolean => status !== 'DONE'
