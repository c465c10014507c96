/**
 * The demo accounts; the launcher prints them. Their passwords are public, so log-in refuses them in production unless
 * MOA_DEMO=1.
 */
export const DEMO_MEMBER = { email: 'member@moa.local', password: 'moa-member-2026', nickname: '모아회원' } as const
export const DEMO_OPERATOR = { email: 'admin@moa.local', password: 'moa-admin-2026', nickname: '모아운영' } as const

/** Single-use codes to try the invite screens with. */
export const DEMO_INVITE_CODES = ['MOA-WELCOME-1', 'MOA-WELCOME-2', 'MOA-WELCOME-3', 'MOA-WELCOME-4', 'MOA-WELCOME-5']
