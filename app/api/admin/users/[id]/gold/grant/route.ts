import { grantGold } from '@/lib/ledger/contract'
import { adjustWallet } from '@/lib/ledger/service'
import { route, routes } from '@/lib/route'

export const { GET, POST, PUT, PATCH, DELETE } = routes(
  route(grantGold, ({ caller, params, body, once, idempotencyKey }) =>
    once((tx) =>
      adjustWallet(tx, {
        memberId: params.id,
        asset: 'GOLD',
        amount: body.amount,
        memo: body.reason,
        actor: caller.memberId,
        key: idempotencyKey,
      }),
    ),
  ),
)
