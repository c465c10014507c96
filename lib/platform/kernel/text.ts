import * as z from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is refused here
const CONTROL = /[\u0000-\u001f\u007f]/

/**
 * One line of text as people type it: NFC, trimmed, without control characters and without lone surrogates (PostgreSQL
 * would refuse or silently replace both). `min` and `max` count UTF-16 units after trimming.
 */
export const line = ({ min = 1, max }: { min?: number; max: number }) =>
  z
    .string()
    .refine((value) => value.isWellFormed() && !CONTROL.test(value), { error: 'must be one line of valid text' })
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(min).max(max))
