/**
 * Two tabs that refresh at once present the same token, and a lost answer makes a client repeat itself: within this
 * time the previous token is answered with the same successor. OAuth servers use 10 to 60 s.
 */
export const REFRESH_GRACE_S = 30
