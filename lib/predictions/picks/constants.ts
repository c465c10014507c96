export const SIDES = ['UP', 'DOWN'] as const
export type Side = (typeof SIDES)[number]

export const PICK_STATES = ['OPEN', 'CANCELLED', 'WON', 'LOST', 'VOID'] as const
export type PickState = (typeof PICK_STATES)[number]

/** How sure a member can say to be, in percent: "a little", "rather", "very". */
export const CONFIDENCES = [55, 65, 80] as const
