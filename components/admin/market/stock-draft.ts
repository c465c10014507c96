import { NAME_MAX } from '@/lib/predictions/universe/constants'
import type { NewStock, Stock } from '@/lib/predictions/universe/contract'

/** A symbol as it is being written down: text, as fields hold it. */
export type StockDraft = Record<'symbol' | 'nameKo' | 'nameEn' | 'position' | 'validFrom' | 'validTo', string>
export type StockField = keyof StockDraft

export const BLANK: StockDraft = { symbol: '', nameKo: '', nameEn: '', position: '', validFrom: '', validTo: '' }

const TICKER = /^[A-Z][A-Z0-9.]{0,9}$/
const POSITION_MAX = 1_000

/** The record as the API takes it, without a version. */
export const draftOf = ({ symbol, nameKo, nameEn, position, validFrom, validTo }: Stock): NewStock => ({
  symbol,
  nameKo,
  nameEn,
  position,
  validFrom,
  validTo,
})

export const textOf = (stock: Stock): StockDraft => ({
  ...draftOf(stock),
  position: String(stock.position),
  validTo: stock.validTo ?? '',
})

const isName = (text: string) => text.trim().length >= 1 && text.trim().length <= NAME_MAX

/** What of a draft the API would refuse, so that it is said before asking. */
export function faultsIn(draft: StockDraft): StockField[] {
  const position = Number(draft.position)
  const checks: Record<StockField, boolean> = {
    symbol: TICKER.test(draft.symbol.trim()),
    nameKo: isName(draft.nameKo),
    nameEn: isName(draft.nameEn),
    position: Number.isInteger(position) && position >= 1 && position <= POSITION_MAX,
    validFrom: draft.validFrom !== '',
    validTo: draft.validTo === '' || draft.validTo >= draft.validFrom,
  }
  return (Object.keys(checks) as StockField[]).filter((field) => !checks[field])
}

/** A sound draft as the API takes it. */
export const recordOf = (draft: StockDraft): NewStock => ({
  symbol: draft.symbol.trim(),
  nameKo: draft.nameKo.trim(),
  nameEn: draft.nameEn.trim(),
  position: Number(draft.position),
  validFrom: draft.validFrom,
  validTo: draft.validTo || null,
})
