import { CAP_MAX, TARGET_MIN } from '@/lib/arcade/crash/constants'

const HUNDRED = 100

/** A multiplier in hundredths as it is shown: `1.37×`, with the same number of decimals always. */
export const sayMultiplier = (hundredths: number): string =>
  `${Math.floor(hundredths / HUNDRED)}.${String(hundredths % HUNDRED).padStart(2, '0')}×`

/** What stands in the field of the target: nothing, hundredths, or no target there is. */
export type Target = { isWrong: false; hundredths: number | null } | { isWrong: true }

/** Reads `2`, `2.5`, `2,50` or `2.50×`. Digits are put together, so no fraction is ever rounded. */
export function readTarget(text: string): Target {
  const trimmed = text.trim()
  if (trimmed === '') return { isWrong: false, hundredths: null }
  const [, whole = '', decimals = ''] = /^(\d{1,4})(?:[.,](\d{0,2}))?\s*[×xX배]?$/.exec(trimmed) ?? []
  const hundredths = Number(whole + decimals.padEnd(2, '0'))
  const isWrong = whole === '' || hundredths < TARGET_MIN || hundredths > CAP_MAX
  return isWrong ? { isWrong } : { isWrong, hundredths }
}
