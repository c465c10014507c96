import { useTranslations } from 'next-intl'
import type { Step } from '@/lib/predictions/settlements/contract'
import { useOxWords } from '../shell/use-ox-words'

type Fact = string | number | boolean | null

const MICROS_PER_CENT = 10_000

/** The words of a decision: what a step found, and the figures that it looked at. Unknown ones stand as they came. */
export function useFactWords() {
  const t = useTranslations('ox')
  const { price } = useOxWords()
  const found = (step: Step['step'], result: string): string => {
    const key = `receipt.found.${step}.${result}`
    return t.has(key) ? t(key) : result
  }
  const factName = (name: string): string => (t.has(`receipt.facts.${name}`) ? t(`receipt.facts.${name}`) : name)
  const fieldName = (name: string): string => (t.has(`receipt.fields.${name}`) ? t(`receipt.fields.${name}`) : name)
  const factValue = (name: string, value: Fact): string => {
    if (value === null) return t('receipt.nothing')
    if (typeof value === 'boolean') return t(value ? 'receipt.yes' : 'receipt.no')
    if (typeof value === 'number' && name.endsWith('Micros')) return price(value)
    if (typeof value === 'number' && name.endsWith('Cents')) return price(value * MICROS_PER_CENT)
    const words = [`common.outcomes.${value}`, `common.voidReasons.${value}`].find((key) => t.has(key))
    return words ? t(words) : String(value)
  }
  return { found, factName, fieldName, factValue }
}
