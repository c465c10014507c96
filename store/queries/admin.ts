import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { listPaytables, publishPaytable } from '@/lib/arcade/paytables/contract'
import type { Game } from '@/lib/arcade/stats/contract'
import type { getMember, listMemberSessions, listMembers, updateMember } from '@/lib/identity/directory/contract'
import type { createInviteCodes, listInviteCodes, updateInviteCode } from '@/lib/identity/invites/contract'
import type { getLedgerOverview, getTransfer, listTransfers } from '@/lib/ledger/books/contract'
import type { adjustPoints, deductGold, getMemberBalance, grantGold, listMemberHistory } from '@/lib/ledger/contract'
import { call } from '@/lib/platform/http/call'
import { addressOf } from '@/lib/platform/kernel/address'
import type { Page } from '@/lib/platform/kernel/page'

const MEMBER = '/api/admin/users/{id}'
const members = addressOf<typeof listMembers>({ method: 'GET', path: '/api/admin/users' })
const member = addressOf<typeof getMember>({ method: 'GET', path: MEMBER })
const sessions = addressOf<typeof listMemberSessions>({ method: 'GET', path: `${MEMBER}/sessions` })
const wallet = addressOf<typeof getMemberBalance>({ method: 'GET', path: `${MEMBER}/balance` })
const history = addressOf<typeof listMemberHistory>({ method: 'GET', path: `${MEMBER}/balance/history` })
const inviteCodes = addressOf<typeof listInviteCodes>({ method: 'GET', path: '/api/admin/invite-codes' })
const paytables = addressOf<typeof listPaytables>({ method: 'GET', path: '/api/admin/paytables' })
const overview = addressOf<typeof getLedgerOverview>({ method: 'GET', path: '/api/admin/ledger/overview' })
const transfers = addressOf<typeof listTransfers>({ method: 'GET', path: '/api/admin/ledger/transfers' })
const transfer = addressOf<typeof getTransfer>({ method: 'GET', path: '/api/admin/ledger/transfers/{id}' })

/** The console's writes, for `useWrite(…, { isMine: false })`. */
export const changeMember = addressOf<typeof updateMember>({ method: 'PATCH', path: MEMBER, idempotent: true })
export const grant = addressOf<typeof grantGold>({ method: 'POST', path: `${MEMBER}/gold/grant`, idempotent: true })
export const deduct = addressOf<typeof deductGold>({ method: 'POST', path: `${MEMBER}/gold/deduct`, idempotent: true })
export const adjustPoint = addressOf<typeof adjustPoints>({
  method: 'POST',
  path: '/api/admin/users/adjust-points',
  idempotent: true,
})
export const makeInviteCodes = addressOf<typeof createInviteCodes>({
  method: 'POST',
  path: '/api/admin/invite-codes',
  idempotent: true,
})
export const switchInviteCode = addressOf<typeof updateInviteCode>({
  method: 'PATCH',
  path: '/api/admin/invite-codes/{id}',
  idempotent: true,
})
export const publish = addressOf<typeof publishPaytable>({
  method: 'POST',
  path: '/api/admin/paytables',
  idempotent: true,
})

/** What an operator looks at may change under their eyes: it is read again this often while it is in sight. */
const LOOK_AGAIN_MS = 5_000
const CALM_MS = 15_000

const ADMIN = 'admin'
const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: <T>(last: Page<T>) => last.nextCursor ?? undefined,
}

export const membersQuery = ({ q, limit }: { q: string; limit?: number }) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [ADMIN, 'members', { q, limit }],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(members, { query: { q: q || undefined, cursor, limit } }, { signal }),
  })

export const memberQuery = (id: string) =>
  queryOptions({
    queryKey: [ADMIN, 'member', id],
    queryFn: ({ signal }) => call(member, { params: { id } }, { signal }),
    refetchInterval: CALM_MS,
  })

export const memberSessionsQuery = (id: string) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [ADMIN, 'member', id, 'sessions'],
    queryFn: ({ pageParam: cursor, signal }) => call(sessions, { params: { id }, query: { cursor } }, { signal }),
  })

export const walletQuery = (id: string) =>
  queryOptions({
    queryKey: [ADMIN, 'member', id, 'wallet'],
    queryFn: ({ signal }) => call(wallet, { params: { id } }, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
  })

export const memberHistoryQuery = (id: string, asset: string) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [ADMIN, 'member', id, 'history', asset],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(history, { params: { id }, query: { cursor, asset: asset || undefined } }, { signal }),
  })

export type InviteState = 'unused' | 'used' | 'disabled'

export const inviteCodesQuery = (inviteState: InviteState | undefined) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [ADMIN, 'invite-codes', inviteState],
    queryFn: ({ pageParam: cursor, signal }) =>
      call(inviteCodes, { query: { cursor, state: inviteState } }, { signal }),
  })

export const paytablesQuery = (game: Game) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [ADMIN, 'paytables', game],
    queryFn: ({ pageParam: cursor, signal }) => call(paytables, { query: { game, cursor } }, { signal }),
  })

export const overviewQuery = () =>
  queryOptions({
    queryKey: [ADMIN, 'ledger', 'overview'],
    queryFn: ({ signal }) => call(overview, {}, { signal }),
    refetchInterval: CALM_MS,
  })

export const transfersQuery = ({ limit }: { limit?: number } = {}) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: [ADMIN, 'ledger', 'transfers', limit],
    queryFn: ({ pageParam: cursor, signal }) => call(transfers, { query: { cursor, limit } }, { signal }),
  })

/** A transfer never changes, but it gets its seal a little later, and may be reversed. */
export const transferQuery = (id: string) =>
  queryOptions({
    queryKey: [ADMIN, 'ledger', 'transfer', id],
    queryFn: ({ signal }) => call(transfer, { params: { id } }, { signal }),
    refetchInterval: CALM_MS,
  })

/** Keys under which everything that is known of a member lies, for reading it again after a write. */
export const memberKey = (id: string) => [ADMIN, 'member', id] as const
export const adminKey = (list: 'members' | 'invite-codes' | 'paytables' | 'ledger') => [ADMIN, list] as const
