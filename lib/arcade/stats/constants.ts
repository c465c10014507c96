/** Games that keep figures, in the order screens show them. */
export const GAMES = ['slot'] as const
