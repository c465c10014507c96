const PPM_PER_PERCENT = 10_000
const DECIMALS = 4

/** Parts per million as a percentage; four decimals say them exactly. */
export const sayPpm = (ppm: number): string => (ppm / PPM_PER_PERCENT).toFixed(DECIMALS)
