import { adjustPoints } from '@/lib/ledger/contract'
import { adjustWallet } from '@/lib/ledger/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(adjustPoints, ({ caller, body, once, idempotencyKey }) =>
    once((tx) =>
      adjustWallet(tx, {
        memberId: body.memberId,
        asset: 'POINT',
        amount: body.amount,
        memo: body.reason,
        actor: caller.memberId,
        key: idempotencyKey,
      }),
    ),
  ),
)
