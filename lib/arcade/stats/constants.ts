/** Games that keep figures, in the order screens show them. */
export const GAMES = ['slot', 'rps', 'gacha', 'crash'] as const
