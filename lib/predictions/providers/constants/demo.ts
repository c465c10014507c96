/** The first of the real days is replayed on this one; from it on sessions are counted. */
export const DEMO_EPOCH = '2026-01-02'
export const REAL_SYMBOL = 'AAPL'
/** How often the real days are replayed, each time at the price at which they ended; a lap is five years. */
export const LAPS_MAX = 8

/** Made-up prices: days on which nothing changes, days without trade, and splits that later are taken back. */
export const TIE_EVERY = 61
export const HALT_EVERY = 97
export const SPLIT_EVERY = 250
export const SPLIT_FACTOR = 4

/** Made-up prices begin between these, in dollars, and move as noise of nine scales from a day to two years. */
export const BASE_MIN = 20
export const BASE_SPREAD = 280
export const NOISE_SCALES = 9
/** Of the logarithm, at the scale of a day: days then move by about 1.5 %, as stocks do. */
export const NOISE_OF_A_DAY = 0.015
