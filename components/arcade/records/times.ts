/** A multiplier in hundredths as people read it: 190 → `1.9`, 1250 → `12.5`, 100 → `1`. */
export const timesOf = (hundredths: number): string => String(hundredths / 100)
