/** Pictures that the product can draw for a reward: its own, without anybody's mark. */
export const ARTS = ['coffee', 'tea', 'cake', 'icecream', 'bread', 'snack', 'book', 'film', 'music', 'gift'] as const

export const NAME_MAX = 60
export const DESCRIPTION_MAX = 200
export const SKU_MAX = 40
/** Above any voucher that would be given for points that cost nothing; below it no slip of the finger empties a year. */
export const PRICE_MAX = 1_000_000
/** Units that an operator adds or takes away at once. */
export const STOCK_CHANGE_MAX = 100_000
export const REASON_MAX = 200
