import { encode } from 'next-auth/jwt'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/lib/platform/db/client'
import { env } from '@/lib/platform/env/env'
import type { Answered, Ask, Door } from '../../support/door'
import { faultOf, type Operation, operationOf, operations } from '../../support/openapi'
import { inAnotherSession } from '../../support/people'
import { ACTORS, type Actor, assemble, isLiving, rolesOf, tokenOf } from './actors'
import { ROWS, type Row, type Things } from './rows'

const rowOf = ({ id }: Operation): Row => ROWS[id] ?? { done: 0 }

/** What the contract, and the row where the contract is silent, let this actor do. */
function expectedOf({ contract }: Operation, { done, owned, secret }: Row, actor: Actor): number {
  if (secret) return 401
  if (contract.auth === 'public') return done
  if (!isLiving(actor)) return 401
  if (contract.auth !== 'member') return contract.auth.some((role) => rolesOf(actor).includes(role)) ? done : 403
  if (owned?.isForOperators && rolesOf(actor).length > 1) return done
  return owned && actor !== 'owner' ? 404 : done
}

const askOf = async ({ ask, owned }: Row, things: Things): Promise<Ask> => (await (owned?.right ?? ask)?.(things)) ?? {}

async function openThings(door: Door): Promise<Things> {
  const cast = await assemble()
  const headers = { ...cast.owner.headers, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }
  const spun = await door(operationOf('spin'), { headers, body: '{"bet":10}' })
  const { round } = JSON.parse(spun.body) as { round: { id: string } }
  const { transferId } = await db.round.findUniqueOrThrow({ where: { id: round.id } })
  const { config } = JSON.parse((await door(operationOf('getSlotOdds'), {})).body) as { config: object }
  return { cast, roundId: round.id, transferId, paytable: config }
}

/** What a browser tells about a request that another site caused, and what something that is no browser doesn't. */
const ELSEWHERE: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { origin: 'http://evil.test' },
  {},
]

/** A problem without what differs from request to request. */
const withoutRequestId = ({ body }: Answered) => body.replace(/"requestId":"[^"]*"/, '')

/** Texts that only the owner and operators may read. */
async function privateTexts({ cast, roundId, transferId }: Things): Promise<string[]> {
  const sessions = await db.session.findMany({ where: { memberId: cast.owner.id } })
  return [cast.owner.email, roundId, transferId, ...sessions.map(({ id }) => id)]
}

const each = (fits: (operation: Operation) => boolean) =>
  operations.filter(fits).map((operation) => [operation.id, operation] as const)

/** Every operation × everybody who may knock, through this door. */
export function describeAccess(openDoor: () => Promise<Door>): void {
  let door: Door
  let things: Things

  beforeAll(async () => {
    door = await openDoor()
    things = await openThings(door)
  })

  test('every operation has a row, and every row an operation', () => {
    expect(Object.keys(ROWS).sort()).toEqual(operations.map(({ id }) => id).sort())
  })

  test.each(each(() => true))('%s lets in whom its contract names, and nobody else', async (_id, operation) => {
    const row = rowOf(operation)
    const seen: Partial<Record<Actor, number>> = {}
    for (const actor of ACTORS) {
      const answer = await door(operation, { ...(await askOf(row, things)), token: await tokenOf(actor, things.cast) })
      seen[actor] = answer.status
      expect(faultOf(operation, answer)).toBeNull()
    }
    await row.undo?.()
    expect(seen).toEqual(Object.fromEntries(ACTORS.map((actor) => [actor, expectedOf(operation, row, actor)])))
  })

  test.each(each((operation) => rowOf(operation).secret === true))(
    '%s opens to the operations secret',
    async (_id, operation) => {
      const row = rowOf(operation)
      const answer = await door(operation, { ...(await askOf(row, things)), token: env.CRON_SECRET })
      expect(answer.status).toBe(row.done)
    },
  )

  test.each(each((operation) => rowOf(operation).owned !== undefined))(
    "%s answers for somebody else's thing exactly as for one that does not exist",
    async (_id, operation) => {
      const { owned } = rowOf(operation)
      if (!owned) throw new Error('only owned rows come here')
      const token = await tokenOf('other', things.cast)
      const foreign = await door(operation, { ...(await owned.right(things)), token })
      const missing = await door(operation, { ...owned.missing(), token })
      expect([foreign.status, withoutRequestId(foreign)]).toEqual([404, withoutRequestId(missing)])
    },
  )

  test.each(each(({ contract }) => contract.auth === 'member' && !contract.produces))(
    '%s tells another member nothing of the owner',
    async (_id, operation) => {
      const answer = await door(operation, {
        ...(await askOf(rowOf(operation), things)),
        token: await tokenOf('other', things.cast),
      })
      for (const text of await privateTexts(things)) expect(answer.body).not.toContain(text)
    },
  )

  describe('a session cookie from another site', () => {
    test.each(each(({ contract, method }) => contract.auth !== 'public' && method !== 'GET'))(
      'does not work for %s',
      async (_id, operation) => {
        const cookie = await cookieOf(things)
        const ask = await askOf(rowOf(operation), things)
        for (const from of ELSEWHERE) {
          const answer = await door(operation, { ...ask, headers: { ...ask.headers, ...from, cookie } })
          expect([answer.status, JSON.parse(answer.body).code]).toEqual([403, 'CROSS_SITE_REFUSED'])
        }
      },
    )
  })
}

async function cookieOf({ cast }: Things): Promise<string> {
  const { id, sessionId } = await inAnotherSession(cast.operator)
  const token = await encode({ token: { sub: id, sid: sessionId }, secret: env.NEXTAUTH_SECRET })
  return `next-auth.session-token=${token}`
}
