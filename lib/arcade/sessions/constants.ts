/** A session without a play for this long is over; the gate of plays holds the same figure. */
export const SESSION_IDLE_MINUTES = 15
/** Sessions closed by one statement of the job. */
export const CLOSE_BATCH = 500
