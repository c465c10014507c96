export const NAME_MAX = 60
/** More cards than that nobody looks through with one thumb, and no free source has calls for them. */
export const SYMBOLS_MAX = 50
