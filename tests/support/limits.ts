import { randomUUID } from 'node:crypto'
import * as memberPauseRoute from '@/app/api/admin/users/[id]/limits/pause/route'
import * as memberLimitsRoute from '@/app/api/admin/users/[id]/limits/route'
import * as ackRoute from '@/app/api/games/limits/notice/ack/route'
import * as noticeRoute from '@/app/api/games/limits/notice/route'
import * as pauseRoute from '@/app/api/games/limits/pause/route'
import * as limitsRoute from '@/app/api/games/limits/route'
import { db } from '@/lib/platform/db/client'
import { ask } from './ask'
import type { TestMember } from './members'

type Who = Pick<TestMember, 'headers'>

export const askLimits = ({ headers }: Who) => ask('GET', limitsRoute.GET, { headers })

/** Sets limits with the version that was just read, or with the one given. */
export async function putLimits(who: Who, body: object, version?: number) {
  const ifMatch = `"${version ?? (await askLimits(who)).json.version}"`
  return ask('PUT', limitsRoute.PUT, { headers: { ...who.headers, 'if-match': ifMatch }, body })
}

export const askPause = ({ headers }: Who, term: string, key: string = randomUUID()) =>
  ask('POST', pauseRoute.POST, { headers, body: { term }, key })

export const askNotice = ({ headers }: Who) => ask('GET', noticeRoute.GET, { headers })
export const acknowledge = ({ headers }: Who) => ask('POST', ackRoute.POST, { headers, body: {} })

export const askMemberLimits = ({ headers }: Who, id: string) =>
  ask('GET', memberLimitsRoute.GET, { headers, params: { id } })

type Lowering = { version: number; limits: object; reason?: string }

export const lowerAsOperator = ({ headers }: Who, id: string, { version, ...body }: Lowering) =>
  ask('PUT', memberLimitsRoute.PUT, {
    headers: { ...headers, 'if-match': `"${version}"` },
    body: { reason: 'they asked for it', ...body },
    params: { id },
    key: randomUUID(),
  })

export const pauseAsOperator = ({ headers }: Who, id: string, term: string) =>
  ask('POST', memberPauseRoute.POST, {
    headers,
    body: { term, reason: 'they asked for it' },
    params: { id },
    key: randomUUID(),
  })

/** What the database's clock says. */
export async function readClock(): Promise<Date> {
  const [{ now }] = await db.$queryRaw<[{ now: Date }]>`select platform.clock_now() as now`
  return now
}

/** Moves the database's clock on; the app's stays, so nobody's access token ends. */
export const passTime = (ms: number) =>
  db.$executeRaw`update platform.clock_shift set shift = shift + ${ms} * interval '1 millisecond'`

/** Sets the database's clock to a moment of the coming day, in Korea: `23:59:50`. It never goes back. */
export async function setKoreanTime(time: string): Promise<void> {
  const now = await readClock()
  const tomorrow = new Date(now.getTime() + 33 * 3_600_000).toISOString().slice(0, 10)
  await passTime(new Date(`${tomorrow}T${time}+09:00`).getTime() - now.getTime())
}
