import { CLIENT_SEED_PATTERN } from '@/lib/arcade/fairness/constants'
import type { Claim, FairRound } from '@/lib/arcade/fairness/contract'
import { REEL_COUNT, REEL_STOPS } from '@/lib/arcade/slot/constants'
import type { SlotResult, SlotRound } from '@/lib/arcade/slot/contract'

export const CLAIM_FIELDS = [
  'serverSeed',
  'serverSeedHash',
  'clientSeed',
  'nonce',
  'configVersion',
  'bet',
  'stops',
  'payout',
] as const
export type ClaimField = (typeof CLAIM_FIELDS)[number]

/** A claim as it stands in the form: texts, and what came with the round but has no field. */
export type ClaimDraft = Record<ClaimField, string> & { roundId: string | null; result: Partial<SlotResult> }

export const EMPTY_DRAFT: ClaimDraft = {
  serverSeed: '',
  serverSeedHash: '',
  clientSeed: '',
  nonce: '',
  configVersion: '1',
  bet: '',
  stops: '',
  payout: '',
  roundId: null,
  result: {},
}

/** The form's content for a round that the API gave. */
export function draftOf({ round, serverSeed }: Pick<FairRound, 'round' | 'serverSeed'>): ClaimDraft {
  const { id, bet, payout, result, fairness } = round
  return {
    serverSeed: serverSeed ?? '',
    serverSeedHash: fairness.serverSeedHash,
    clientSeed: fairness.clientSeed,
    nonce: String(fairness.nonce),
    configVersion: String(fairness.configVersion),
    bet: String(bet),
    stops: result.stops.join(', '),
    payout: String(payout),
    roundId: id,
    result,
  }
}

const isRound = (given: Partial<SlotRound> | undefined): given is SlotRound =>
  given?.id !== undefined && Array.isArray(given.result?.stops) && given.fairness?.clientSeed !== undefined

/** The form's content for pasted text: a round, or any answer that carries one. Null when it isn't that. */
export function draftOfText(text: string): ClaimDraft | null {
  try {
    const given: { round?: SlotRound; serverSeed?: string } & Partial<SlotRound> = JSON.parse(text)
    const round = given.round ?? given
    return isRound(round) ? draftOf({ round, serverSeed: given.serverSeed ?? null }) : null
  } catch {
    return null
  }
}

const HEX = /^[0-9a-fA-F]{64}$/
const NUMBER = /^\d{1,15}$/
const isStops = (text: string) => {
  const stops = stopsOf(text)
  return stops.length === REEL_COUNT && stops.every((stop) => Number.isInteger(stop) && stop >= 0 && stop < REEL_STOPS)
}
const stopsOf = (text: string) => text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))

const FORMS: Record<ClaimField, (text: string) => boolean> = {
  serverSeed: (text) => HEX.test(text),
  serverSeedHash: (text) => text === '' || HEX.test(text),
  clientSeed: (text) => CLIENT_SEED_PATTERN.test(text),
  nonce: (text) => NUMBER.test(text),
  configVersion: (text) => NUMBER.test(text) && Number(text) > 0,
  bet: (text) => NUMBER.test(text) && Number(text) > 0,
  stops: (text) => text.trim() === '' || isStops(text),
  payout: (text) => text === '' || NUMBER.test(text),
}

/** Fields whose text is not what the verifier can work with. */
export const wrongFields = (draft: ClaimDraft): ClaimField[] =>
  CLAIM_FIELDS.filter((field) => !FORMS[field](draft[field].trim()))

/** The claim that a draft without wrong fields makes. Empty fields claim nothing. */
export function claimOf(draft: ClaimDraft): Claim {
  const { serverSeed, serverSeedHash, clientSeed, nonce, configVersion, bet, stops, payout, roundId, result } = draft
  const claimedStops = stops.trim() === '' ? undefined : (stopsOf(stops) as SlotResult['stops'])
  return {
    game: 'slot',
    serverSeed: serverSeed.trim(),
    clientSeed: clientSeed.trim(),
    nonce: Number(nonce),
    configVersion: Number(configVersion),
    bet: Number(bet),
    result: { ...result, stops: claimedStops },
    ...(serverSeedHash.trim() && { serverSeedHash: serverSeedHash.trim() }),
    ...(payout.trim() && { payout: Number(payout) }),
    ...(roundId && { roundId }),
  }
}
