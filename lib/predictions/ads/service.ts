import 'server-only'
import { type Tx, transaction } from '@/lib/platform/db/client'
import type { Once } from '@/lib/platform/http/once'
import { AppError } from '@/lib/platform/kernel/errors'
import { newId } from '@/lib/platform/random/random'
import { adNetwork, isSigned, signAsSandbox } from './adapter'
import { INTENT_LIVES_MS, SANDBOX_AD_S } from './constants'
import type { AdGrant, AdIntent, AdStatus } from './contract'
import { getAdStatus, readAdFacts } from './reads'
import { type Callback, isForIntent, readCallback, refusalOf } from './rules'

/**
 * Notes that the member is about to watch an ad. Afterwards the nonce stands for them for ten minutes. Throws
 * ADS_USED_UP, AD_TOO_SOON, and AD_REFUSED when no ad network is configured.
 */
export const intendAd = (memberId: string, once: Once): Promise<AdIntent> =>
  once(async (tx) => {
    const network = adNetwork()
    if (network === 'off') throw refused('No ad network is configured.')
    const { moment, tradeDate } = await readWatchable(tx, memberId)
    const nonce = newId('adn')
    const expiresAt = new Date(moment.getTime() + INTENT_LIVES_MS)
    await tx.adIntent.create({
      data: { nonce, memberId, tradeDate: new Date(tradeDate), createdAt: moment, expiresAt },
    })
    const ad = {
      kind: network,
      customData: nonce,
      userId: memberId,
      durationS: network === 'sandbox' ? SANDBOX_AD_S : 0,
    }
    return { nonce, expiresAt: expiresAt.toISOString(), tradeDate, ad }
  })

/**
 * What the ad network says, by the raw query of its callback. Afterwards the intent's member has one slot more for the
 * session whose cut-off comes next; told again, it adds nothing. Throws AD_REFUSED (not signed by the network, of no
 * intent, of another member's, expired), AD_SPENT (nonce or transaction belong to another grant), AD_TOO_SOON, ADS_USED_UP.
 */
export async function unlockSlot(rawQuery: string): Promise<AdGrant> {
  const callback = await verifyCallback(rawQuery)
  return transaction((tx) => grantSlot(tx, callback))
}

type Completion = { memberId: string; nonce: string; once: Once }

/**
 * The sandbox's ad is over: it signs its callback, and that goes the way of every callback. Throws NOT_FOUND for an
 * intent that is not the member's, AD_REFUSED when a network is configured, and what `unlockSlot` throws.
 */
export async function completeSandboxAd({
  memberId,
  nonce,
  once,
}: Completion): Promise<{ grant: AdGrant; status: AdStatus }> {
  return once(async (tx) => {
    if (adNetwork() !== 'sandbox') throw refused('There is no sandbox beside an ad network.')
    const intent = await tx.adIntent.findFirst({ where: { nonce, memberId } })
    if (!intent) throw new AppError('NOT_FOUND', { detail: 'There is no such intent.' })
    const { moment } = await readAdFacts(tx, memberId)
    const query = signAsSandbox({
      ad_network: 'sandbox',
      ad_unit: 'pick_slot',
      custom_data: nonce,
      reward_amount: '1',
      reward_item: 'slot',
      timestamp: String(moment.getTime()),
      transaction_id: `sandbox-${nonce}`,
      user_id: memberId,
    })
    const grant = await grantSlot(tx, await verifyCallback(query))
    return { grant, status: await getAdStatus(memberId, tx) }
  })
}

async function verifyCallback(rawQuery: string): Promise<Callback> {
  const callback = readCallback(rawQuery)
  if (!callback || !(await isSigned(callback))) throw refused('The callback does not carry a good signature.')
  return callback
}

async function grantSlot(tx: Tx, callback: Callback): Promise<AdGrant> {
  const { nonce, transactionId, keyId } = callback
  const intent = await tx.adIntent.findUnique({ where: { nonce } })
  if (!intent) throw refused('The nonce belongs to no intent.')
  const { memberId } = intent
  // A member's callbacks come one after the other: neither cool-down nor cap is passed by two at once.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`predictions.ads:${memberId}`}, 0))`
  const earlier = await findGrant(tx, callback)
  if (earlier) return earlier
  const facts = await readAdFacts(tx, memberId)
  if (!isForIntent(callback, intent, facts.moment)) throw refused('The intent has expired, or is not of this user.')
  refuse(refusalOf(facts))
  const day = { memberId, tradeDate: new Date(facts.tradeDate) }
  await tx.adGrant.create({ data: { ...day, transactionId, nonce, keyId, grantedAt: facts.moment } })
  await tx.memberDay.upsert({
    where: { memberId_tradeDate: day },
    create: { ...day, adSlots: 1 },
    update: { adSlots: { increment: 1 }, version: { increment: 1 } },
  })
  await tx.$queryRaw`select day from predictions.tell_days(array[${memberId}], array[${facts.tradeDate}::date])`
  return { state: 'granted', tradeDate: facts.tradeDate }
}

/** The grant that was made by this very callback. Throws AD_SPENT when another one used its nonce or transaction. */
async function findGrant(tx: Tx, { nonce, transactionId }: Callback): Promise<AdGrant | null> {
  const grant = await tx.adGrant.findFirst({ where: { OR: [{ nonce }, { transactionId }] } })
  if (!grant) return null
  if (grant.nonce !== nonce || grant.transactionId !== transactionId) {
    throw new AppError('AD_SPENT', { detail: 'This nonce or transaction has opened a slot before.' })
  }
  return { state: 'duplicate', tradeDate: grant.tradeDate.toISOString().slice(0, 10) }
}

async function readWatchable(tx: Tx, memberId: string) {
  const facts = await readAdFacts(tx, memberId)
  refuse(refusalOf(facts))
  return facts
}

function refuse(refusal: ReturnType<typeof refusalOf>): void {
  if (refusal?.code === 'ADS_USED_UP') throw new AppError('ADS_USED_UP', { detail: 'Ads have opened all they can.' })
  if (refusal) {
    const { code, retryAfterS } = refusal
    throw new AppError(code, { detail: 'There is a rest between ads.', retryAfterS, params: { retryAfterS } })
  }
}

const refused = (detail: string) => new AppError('AD_REFUSED', { detail })
