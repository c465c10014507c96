/** Where next-auth sends somebody who has to log in. */
export const LOG_IN_PAGE = '/login'
/** An access token and a few words; anything longer isn't a sign-in. */
export const FORM_MAX_BYTES = 16 * 1024
/** What of next-auth is open; its own pages, OAuth and e-mail doors are not. */
export const OPEN_ACTIONS = {
  GET: ['csrf', 'providers', 'session'],
  POST: ['callback/session', 'signout', '_log'],
} as const
