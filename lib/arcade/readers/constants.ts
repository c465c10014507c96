/** Roles that may read every member's records. */
export const OPERATORS = ['ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT'] as const
