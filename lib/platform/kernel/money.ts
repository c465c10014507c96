import * as z from 'zod'

/** Largest amount the ledger keeps: the largest integer JSON carries exactly (2^53 − 1). */
export const AMOUNT_MAX = Number.MAX_SAFE_INTEGER

/** An amount in minor units of an asset, as a JSON integer; may be negative in history rows. */
export const Amount = z.int()
/** An amount somebody asks to move: a positive integer. */
export const PositiveAmount = z.int().min(1)

/** Assets the product starts with. New ones are rows of `ledger.asset`, so contracts take any code of this form. */
export const AssetCode = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{1,15}$/)
  .meta({ example: 'GOLD' })
export type AssetCode = string
