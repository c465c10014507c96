import { DESCRIPTION_MAX, NAME_MAX, PRICE_MAX, SKU_MAX, STOCK_CHANGE_MAX } from '@/lib/rewards/catalogue/constants'
import type { RewardArt, StockedReward } from '@/lib/rewards/catalogue/contract'

/** A reward as it is being written down: text, as fields hold it. */
export type RewardDraft = Record<RewardField, string> & { image: RewardArt; isActive: boolean; isDemo: boolean }
export type RewardField = 'sku' | 'nameKo' | 'nameEn' | 'descriptionKo' | 'descriptionEn' | 'pricePoints'

export const BLANK: RewardDraft = {
  sku: '',
  nameKo: '',
  nameEn: '',
  descriptionKo: '',
  descriptionEn: '',
  pricePoints: '',
  image: 'gift',
  isActive: false,
  isDemo: false,
}

/** The part of a reward that can be edited. */
export function fieldsOf(reward: StockedReward) {
  const { nameKo, nameEn, descriptionKo, descriptionEn, pricePoints, image, isActive } = reward
  return { nameKo, nameEn, descriptionKo, descriptionEn, pricePoints, image, isActive }
}

export const textOf = (reward: StockedReward): RewardDraft => ({
  ...fieldsOf(reward),
  sku: reward.sku,
  isDemo: reward.isDemo,
  pricePoints: String(reward.pricePoints),
})

/** A whole number within bounds, thousands apart or not; null when it is none. */
function wholeOf(text: string, min: number, max: number): number | null {
  const digits = text.replaceAll(',', '').replace('−', '-').trim()
  if (!/^[+-]?\d{1,9}$/.test(digits)) return null
  const value = Number(digits)
  return value >= min && value <= max ? value : null
}

/** Units to add (or to take away, with a minus); null when it is no such number. */
export function changeOf(text: string): number | null {
  const change = wholeOf(text, -STOCK_CHANGE_MAX, STOCK_CHANGE_MAX)
  return change === 0 ? null : change
}

const isLine = (text: string, max: number) => text.trim().length >= 1 && text.trim().length <= max

/** What of a draft the API would refuse, so that it is said before asking. */
export function faultsIn(draft: RewardDraft): RewardField[] {
  const checks: Record<RewardField, boolean> = {
    sku: /^[a-z0-9][a-z0-9-]*$/.test(draft.sku.trim()) && draft.sku.trim().length <= SKU_MAX,
    nameKo: isLine(draft.nameKo, NAME_MAX),
    nameEn: isLine(draft.nameEn, NAME_MAX),
    descriptionKo: isLine(draft.descriptionKo, DESCRIPTION_MAX),
    descriptionEn: isLine(draft.descriptionEn, DESCRIPTION_MAX),
    pricePoints: wholeOf(draft.pricePoints, 1, PRICE_MAX) !== null,
  }
  return (Object.keys(checks) as RewardField[]).filter((field) => !checks[field])
}

/** A sound draft as an edit takes it. */
export const editOf = (draft: RewardDraft) => ({
  nameKo: draft.nameKo.trim(),
  nameEn: draft.nameEn.trim(),
  descriptionKo: draft.descriptionKo.trim(),
  descriptionEn: draft.descriptionEn.trim(),
  pricePoints: wholeOf(draft.pricePoints, 1, PRICE_MAX) ?? 1,
  image: draft.image,
  isActive: draft.isActive,
})
