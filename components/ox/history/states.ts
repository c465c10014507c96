/** What a list of picks can be narrowed to; without any it has all that stand or stood. */
export const STATES = ['OPEN', 'WON', 'LOST', 'VOID'] as const
export type State = (typeof STATES)[number]

/** The state that an address asks for, in whatever case. */
export const stateOf = (asked: unknown): State | null =>
  STATES.find((state) => state === String(asked).toUpperCase()) ?? null
