import 'server-only'
import { db, type Tx, transaction } from '@/lib/platform/db/client'
import { ROLES } from '@/lib/platform/kernel/endpoint'
import { newId } from '@/lib/platform/random/random'
import { insertMember } from '../members/service'
import { hashPassword } from '../passwords/adapter'
import { DEMO_INVITE_CODES, DEMO_MEMBER, DEMO_OPERATOR } from './constants'

type SeedDemo = { welcome: (tx: Tx, memberId: string) => Promise<void> }
type DemoAccount = typeof DEMO_MEMBER | typeof DEMO_OPERATOR

/** Makes the demo accounts (each with the welcome) and codes that don't exist yet. Answers the accounts' ids. */
export async function seedDemoIdentity({ welcome }: SeedDemo): Promise<{ memberId: string; operatorId: string }> {
  const memberId = await ensureAccount(DEMO_MEMBER, ['USER'], welcome)
  const operatorId = await ensureAccount(DEMO_OPERATOR, [...ROLES], welcome)
  await transaction((tx) =>
    tx.inviteCode.createMany({
      data: DEMO_INVITE_CODES.map((code) => ({ id: newId('inv'), code, note: 'demo', createdBy: operatorId })),
      skipDuplicates: true,
    }),
  )
  return { memberId, operatorId }
}

async function ensureAccount(
  { email, nickname, password }: DemoAccount,
  roles: string[],
  welcome: SeedDemo['welcome'],
) {
  const existing = await db.member.findUnique({ where: { email }, select: { id: true } })
  if (existing) return existing.id
  const passwordHash = await hashPassword(password)
  return transaction(async (tx) => {
    const id = await insertMember(tx, { email, nickname, passwordHash, roles })
    await welcome(tx, id)
    return id
  })
}
