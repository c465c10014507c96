/** Returns a whole number in [0, bound). Games get it from the committed seed, tests pass a fixed list. */
export type Draw = (bound: number) => number
