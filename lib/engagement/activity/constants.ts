/** The reader's name in `engagement.feed_position`. */
export const READER = 'plays'
/** The event that tells of a finished round. */
export const PLAY_EVENT = 'game_update'

/** Events of one step: one transaction, a few milliseconds. */
export const PAGE = 500
/** Newest events that are looked at beyond the reader's place; it follows each minute, so they are today's. */
export const PEEK_MAX = 200
