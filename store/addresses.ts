import type { getMyStats } from '@/lib/arcade/stats/contract'
import type { getMe } from '@/lib/identity/members/contract'
import type { getBalance } from '@/lib/ledger/contract'
import { addressOf } from '@/lib/platform/kernel/address'

// Types of contracts only: their values would bring the schema library into every page (tests/architecture/store.test.ts).
export const me = addressOf<typeof getMe>({ method: 'GET', path: '/api/auth/me' })
export const balance = addressOf<typeof getBalance>({ method: 'GET', path: '/api/users/balance' })
export const myStats = addressOf<typeof getMyStats>({ method: 'GET', path: '/api/games/stats/me' })
