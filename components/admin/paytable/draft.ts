import { REEL_STOPS, SLOT_LINES, SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotConfig } from '@/lib/arcade/slot/contract'

type Part = 'weights' | 'pays'
/** One figure of a paytable, named as the API's pointers name it: `weights/seven`, `pays/two_cherries`. */
export type FigureName = `${Part}/${string}`
export type Draft = Readonly<Record<FigureName, string>>

const WEIGHTS = SLOT_SYMBOLS.map((symbol) => `weights/${symbol}` as const)
const PAYS = SLOT_LINES.map((line) => `pays/${line}` as const)
export const FIGURES: readonly FigureName[] = [...WEIGHTS, ...PAYS]

const figureIn = (config: SlotConfig, name: FigureName): number | undefined => {
  const [part, key] = name.split('/') as [Part, string]
  return (config[part] as Record<string, number>)[key]
}

export const draftOf = (config: SlotConfig): Draft =>
  Object.fromEntries(FIGURES.map((name) => [name, String(figureIn(config, name) ?? '')]))

/** False while a field holds something that no paytable could: the API refuses it before it looks at the odds. */
export function isFigure(name: FigureName, text = ''): boolean {
  if (!/^\d{1,6}$/.test(text.trim())) return false
  const value = Number(text)
  return name.startsWith('pays/') || (value >= 1 && value <= REEL_STOPS)
}

/** The figures as typed, or null while one of them is none. */
export function configOf(draft: Draft): SlotConfig | null {
  if (!FIGURES.every((name) => isFigure(name, draft[name]))) return null
  const pick = (names: readonly FigureName[]) =>
    Object.fromEntries(names.map((name) => [name.slice(name.indexOf('/') + 1), Number(draft[name])]))
  return { weights: pick(WEIGHTS), pays: pick(PAYS) } as SlotConfig
}

export type Change = { name: FigureName; before: number; after: number }

/** Every figure that differs, in the order of the paytable. */
export function changesBetween(before: SlotConfig, after: SlotConfig): Change[] {
  return FIGURES.flatMap((name) => {
    const change = { name, before: figureIn(before, name) ?? 0, after: figureIn(after, name) ?? 0 }
    return change.before === change.after ? [] : [change]
  })
}
