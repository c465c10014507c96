/** Names the member a page was drawn for; the server refuses the call when its session is another's. */
export const ACTING_MEMBER_HEADER = 'x-acting-member'
