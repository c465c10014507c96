import { CAP_MAX, FLIGHT_MAX_MS, TARGET_MIN } from '@/lib/arcade/crash/constants'
import { CLIENT_SEED_PATTERN } from '@/lib/arcade/fairness/constants'
import type { Claim, FairRound } from '@/lib/arcade/fairness/contract'
import { HARD_PITY_MAX, ITEMS, PULL_COUNTS } from '@/lib/arcade/gacha/constants'
import type { ItemId } from '@/lib/arcade/gacha/contract'
import type { Round } from '@/lib/arcade/rounds/contract'
import { HANDS } from '@/lib/arcade/rps/constants'
import { REEL_COUNT, REEL_STOPS } from '@/lib/arcade/slot/constants'
import type { Game } from '@/lib/arcade/stats/contract'

const COMMON = ['serverSeed', 'serverSeedHash', 'clientSeed', 'nonce', 'configVersion', 'bet'] as const

/** What is claimed about a round of each game, in the order of the form. */
export const CLAIM_FIELDS = {
  slot: [...COMMON, 'stops', 'payout'],
  rps: [...COMMON, 'choice', 'serverChoice', 'payout'],
  gacha: [...COMMON, 'count', 'missed', 'owned', 'payout'],
  crash: [...COMMON, 'autoTarget', 'cashOutMs', 'point', 'multiplier', 'payout'],
} as const satisfies Record<Game, readonly string[]>
export type ClaimField = (typeof CLAIM_FIELDS)[Game][number]

/** Fields that are one of a few words. */
export const CHOICES: Partial<Record<ClaimField, readonly string[]>> = {
  choice: HANDS,
  serverChoice: ['', ...HANDS],
  count: PULL_COUNTS.map(String),
}

/** A claim as it stands in the form: texts, and what came with the round but has no field. */
export type ClaimDraft = Record<ClaimField, string> & { game: Game; roundId: string | null; result: object }

export const EMPTY_DRAFT: ClaimDraft = {
  game: 'slot',
  serverSeed: '',
  serverSeedHash: '',
  clientSeed: '',
  nonce: '',
  configVersion: '1',
  bet: '',
  payout: '',
  stops: '',
  choice: HANDS[0],
  serverChoice: '',
  count: '1',
  missed: '0',
  owned: '',
  autoTarget: '',
  cashOutMs: '',
  point: '',
  multiplier: '',
  roundId: null,
  result: {},
}

const textOf = (value: number | null) => (value === null ? '' : String(value))

/** The fields that only the round's own game has. */
function ownFieldsOf(round: Round, owned: readonly string[]): Partial<ClaimDraft> {
  switch (round.game) {
    case 'slot':
      return { stops: round.result.stops.join(', ') }
    case 'rps':
      return { choice: round.result.choice, serverChoice: round.result.serverChoice }
    case 'gacha':
      return {
        count: String(round.result.count),
        missed: String(round.result.pulls[0]?.pityBefore ?? 0),
        owned: owned.join(', '),
      }
    case 'crash':
      return {
        autoTarget: textOf(round.result.autoTarget),
        cashOutMs: textOf(round.result.cashOutMs),
        point: String(round.result.point),
        multiplier: textOf(round.result.multiplier),
      }
  }
}

/** The form's content for a round that the API gave. */
export function draftOf({
  round,
  serverSeed,
  owned = [],
}: Pick<FairRound, 'round' | 'serverSeed'> & { owned?: readonly string[] }): ClaimDraft {
  const { id, game, bet, payout, result, fairness } = round
  return {
    ...EMPTY_DRAFT,
    game,
    serverSeed: serverSeed ?? '',
    serverSeedHash: fairness.serverSeedHash,
    clientSeed: fairness.clientSeed,
    nonce: String(fairness.nonce),
    configVersion: String(fairness.configVersion),
    bet: String(bet),
    payout: String(payout),
    ...ownFieldsOf(round, owned),
    roundId: id,
    result,
  }
}

const isRound = (given: Partial<Round> | undefined): given is Round =>
  typeof given?.id === 'string' &&
  given.game !== undefined &&
  given.game in CLAIM_FIELDS &&
  typeof given.result?.presentation === 'string' &&
  given.fairness?.clientSeed !== undefined

/** The form's content for pasted text: a round, or any answer that carries one. Null when it isn't that. */
export function draftOfText(text: string): ClaimDraft | null {
  try {
    const given: { round?: Round; serverSeed?: string; owned?: string[] } & Partial<Round> = JSON.parse(text)
    const round = given.round ?? given
    if (!isRound(round)) return null
    return draftOf({ round, serverSeed: given.serverSeed ?? null, owned: given.owned ?? [] })
  } catch {
    return null
  }
}

const HEX = /^[0-9a-fA-F]{64}$/
const isNumber = (text: string, min = 0, max = 999_999_999_999_999) =>
  /^\d{1,15}$/.test(text) && Number(text) >= min && Number(text) <= max
const isNumberOrNone = (min?: number, max?: number) => (text: string) => text === '' || isNumber(text, min, max)

const partsOf = (text: string) => (text.trim() === '' ? [] : text.split(',').map((part) => part.trim()))
const stopsOf = (text: string) => partsOf(text).map((part) => (part === '' ? Number.NaN : Number(part)))
const isStops = (text: string) => {
  const stops = stopsOf(text)
  return stops.length === REEL_COUNT && stops.every((stop) => Number.isInteger(stop) && stop >= 0 && stop < REEL_STOPS)
}
const isItems = (text: string) => partsOf(text).every((part) => (ITEMS as readonly string[]).includes(part))

const FORMS: Record<ClaimField, (text: string) => boolean> = {
  serverSeed: (text) => HEX.test(text),
  serverSeedHash: (text) => text === '' || HEX.test(text),
  clientSeed: (text) => CLIENT_SEED_PATTERN.test(text),
  nonce: (text) => isNumber(text),
  configVersion: (text) => isNumber(text, 1, 999_999_999),
  bet: (text) => isNumber(text, 1),
  payout: isNumberOrNone(),
  stops: (text) => text === '' || isStops(text),
  choice: (text) => CHOICES.choice?.includes(text) ?? false,
  serverChoice: (text) => CHOICES.serverChoice?.includes(text) ?? false,
  count: (text) => CHOICES.count?.includes(text) ?? false,
  missed: (text) => isNumber(text, 0, HARD_PITY_MAX),
  owned: isItems,
  autoTarget: isNumberOrNone(TARGET_MIN, CAP_MAX),
  cashOutMs: isNumberOrNone(0, FLIGHT_MAX_MS),
  point: isNumberOrNone(100, CAP_MAX),
  multiplier: isNumberOrNone(100, CAP_MAX),
}

/** Fields whose text is not what the verifier can work with. */
export const wrongFields = (draft: ClaimDraft): ClaimField[] =>
  CLAIM_FIELDS[draft.game].filter((field) => !FORMS[field](draft[field].trim()))

/** A number, or nothing claimed where the field is empty. */
const numbered = <K extends string>(key: K, text: string) =>
  (text.trim() === '' ? {} : { [key]: Number(text) }) as { [P in K]?: number }
const orNull = (text: string) => (text.trim() === '' ? null : Number(text))

/** What the member decided, and what is claimed to have come of it, game by game. Empty fields claim nothing. */
function ownClaimOf(draft: ClaimDraft): object {
  const { result } = draft
  switch (draft.game) {
    case 'slot':
      return { result: { ...result, stops: draft.stops.trim() === '' ? undefined : stopsOf(draft.stops) } }
    case 'rps':
      return {
        choice: draft.choice,
        result: { ...result, choice: draft.choice, serverChoice: draft.serverChoice || undefined },
      }
    case 'gacha':
      return {
        count: Number(draft.count),
        missed: Number(draft.missed),
        owned: partsOf(draft.owned) as ItemId[],
        result,
      }
    case 'crash': {
      const decided = { autoTarget: orNull(draft.autoTarget), cashOutMs: orNull(draft.cashOutMs) }
      // An empty multiplier says that the curve broke off, if the round came with one; else it says nothing.
      const multiplier = 'multiplier' in result ? { multiplier: orNull(draft.multiplier) } : {}
      const ends = { ...multiplier, ...numbered('multiplier', draft.multiplier), ...numbered('point', draft.point) }
      const rest = 'presentation' in result ? { presentation: result.presentation } : {}
      return { ...decided, result: { ...rest, ...decided, ...ends } }
    }
  }
}

/** The claim that a draft without wrong fields makes. */
export function claimOf(draft: ClaimDraft): Claim {
  const { game, serverSeed, serverSeedHash, clientSeed, nonce, configVersion, bet, payout, roundId } = draft
  return {
    game,
    serverSeed: serverSeed.trim(),
    clientSeed: clientSeed.trim(),
    nonce: Number(nonce),
    configVersion: Number(configVersion),
    bet: Number(bet),
    ...ownClaimOf(draft),
    ...(serverSeedHash.trim() && { serverSeedHash: serverSeedHash.trim() }),
    ...numbered('payout', payout),
    ...(roundId && { roundId }),
    // The fields are those of the draft's game.
  } as Claim
}
