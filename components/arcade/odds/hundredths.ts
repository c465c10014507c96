/** A multiple that counts in hundredths, as text: 190 is 1.90. */
export const sayHundredths = (hundredths: number): string => (hundredths / 100).toFixed(2)
