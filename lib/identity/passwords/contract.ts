import * as z from 'zod'
import { PASSWORD_MAX, PASSWORD_MIN } from './constants'

/** A password somebody chooses. Which ones are too easy stands in `rules`, because that depends on the other fields. */
export const NewPassword = z
  .string()
  .min(PASSWORD_MIN)
  .max(PASSWORD_MAX)
  .refine((text) => text.isWellFormed(), { error: 'must be valid text' })

/** A password somebody gives to log in: anything, since a wrong one is refused anyway. */
export const GivenPassword = z.string().max(1_000)
