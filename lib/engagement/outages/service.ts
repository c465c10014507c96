import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { DAY_MS } from '../days/rules'
import { OUTAGE_AGE_DAYS_MAX, OUTAGE_DAYS_MAX } from './constants'
import type { Outage } from './contract'
import { getOutage } from './reads'
import { type Span, silencesOf } from './rules'

type Declaration = { fromAt: string; toAt: string; reason: string; actor: string }

/**
 * Writes an outage down; the days that it spoils keep every streak from then on, past ones included. Throws
 * INVALID_INPUT for one that ends before it begins, lies in the future, is longer than a month or began over a year ago.
 */
export async function declareOutage(tx: Tx, { fromAt, toAt, reason, actor }: Declaration): Promise<Outage> {
  const span = { from: new Date(fromAt), to: new Date(toAt) }
  const { moment } = await readClock(tx)
  if (span.from >= span.to) throw refused('/body/toAt', 'order', 'An outage ends after it begins.')
  if (span.to > moment) throw refused('/body/toAt', 'past', 'An outage is declared when it is over.')
  if (span.to.getTime() - span.from.getTime() > OUTAGE_DAYS_MAX * DAY_MS) {
    throw refused('/body/fromAt', 'length', `At most ${OUTAGE_DAYS_MAX} days at once.`)
  }
  if (moment.getTime() - span.from.getTime() > OUTAGE_AGE_DAYS_MAX * DAY_MS) {
    throw refused('/body/fromAt', 'age', `At most ${OUTAGE_AGE_DAYS_MAX} days ago.`)
  }
  const id = newId('otg')
  await tx.outage.create({ data: { id, fromAt: span.from, toAt: span.to, source: 'operator', reason, actor } })
  return getOutage(tx, id)
}

const refused = (pointer: string, rule: string, message: string) =>
  new AppError('INVALID_INPUT', { errors: [{ pointer, rule, message }] })

type Withdrawal = { id: string; reason: string; actor: string }

/** Takes an outage back: its days count as any others again. Throws NOT_FOUND, CONFLICT when it was taken back before. */
export async function withdrawOutage(tx: Tx, { id, reason, actor }: Withdrawal): Promise<Outage> {
  await getOutage(tx, id)
  const written = await tx.$executeRaw`
    insert into engagement.outage_withdrawal (outage_id, reason, actor) values (${id}, ${reason}, ${actor})
    on conflict do nothing`
  if (written === 0) throw new AppError('CONFLICT', { detail: 'This outage was taken back before.' })
  return getOutage(tx, id)
}

type Clock = { moment: Date; shiftS: number }

async function readClock(tx: Tx): Promise<Clock> {
  const [row] = await tx.$queryRaw<{ moment: Date; shiftS: bigint }[]>`
    select date_trunc('milliseconds', platform.clock_now()) as moment,
      round(extract(epoch from platform.clock_now() - now()))::bigint as "shiftS"`
  if (!row) throw new Error('the database has no clock')
  return { moment: row.moment, shiftS: Number(row.shiftS) }
}

/** Notes that the product lives, and the silence before that, if there was one. Answers how many silences were noted. */
export const noteAlive = (): Promise<number> =>
  transaction(async (tx) => {
    const clock = await readClock(tx)
    await tx.$executeRaw`
      insert into engagement.sign_of_life (at, shift_s) values (${clock.moment}, ${clock.shiftS}) on conflict do nothing`
    return hear(tx, clock, [clock.moment])
  })

/** The same by what happened meanwhile: events are signs of life, also while no job ran. */
export const noteSilences = async (tx: Tx, signs: readonly Date[]): Promise<number> =>
  hear(tx, await readClock(tx), signs)

async function hear(tx: Tx, { moment, shiftS }: Clock, signs: readonly Date[]): Promise<number> {
  const [last] = await tx.$queryRaw<{ at: Date; shiftS: bigint }[]>`
    select at, shift_s as "shiftS" from engagement.sign_of_life for update`
  // Nothing heard of yet; or somebody has moved the clock, and a jump in time is no silence.
  const canMeasure = last !== undefined && Number(last.shiftS) === shiftS
  const heard = signs.filter((sign) => sign <= moment)
  const silences = canMeasure ? silencesOf(last.at, heard) : []
  await writeSilences(tx, silences)
  const latest = new Date(Math.max(...heard.map((sign) => sign.getTime())))
  if (last && heard.length > 0 && (!canMeasure || latest > last.at)) {
    await tx.$executeRaw`update engagement.sign_of_life set at = ${latest}, shift_s = ${shiftS}`
  }
  return silences.length
}

async function writeSilences(tx: Tx, silences: readonly Span[]): Promise<void> {
  for (const { from, to } of silences) {
    const reason = 'no sign of life'
    await tx.outage.create({
      data: { id: newId('otg'), fromAt: from, toAt: to, source: 'silence', reason, actor: 'system' },
    })
  }
}
