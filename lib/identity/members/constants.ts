export const NICKNAME_MIN = 2
/** Fits one line of the member's card at 390 px. */
export const NICKNAME_MAX = 30
/** RFC 5321 §4.5.3.1.3: the longest path, less its brackets. */
export const EMAIL_MAX = 254
/** Room for a tutorial of more screens than anybody would read. */
export const ONBOARDING_STEP_MAX = 50
