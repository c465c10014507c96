import 'server-only'
import type { Client } from 'pg'
import type { Failure } from './rules'

/** Each query answers the first row that breaks its rule: `row`, `transferId`, `detail`. */
const RULES: readonly { rule: string; sql: string }[] = [
  {
    rule: 'every transfer has its key',
    sql: `select 'transfer ' || transfer.id as row, transfer.id as "transferId", 'no request was posted as it' as detail
      from ledger.transfer left join ledger.request on request.transfer_id = transfer.id
      where request.key is null order by transfer.xid, transfer.id limit 1`,
  },
  {
    rule: 'every posted key has its transfer',
    sql: `select 'request ' || request.scope || ' ' || request.key as row, request.transfer_id as "transferId",
        'its transfer does not exist' as detail
      from ledger.request left join ledger.transfer on transfer.id = request.transfer_id
      where request.outcome = 0 and transfer.id is null order by request.transfer_id limit 1`,
  },
  {
    rule: 'a key posts one transfer',
    sql: `select 'transfer ' || transfer_id as row, transfer_id as "transferId", 'several requests claim it' as detail
      from ledger.request where transfer_id is not null group by transfer_id having count(*) > 1 limit 1`,
  },
  {
    rule: 'a hold is what its transfers say',
    sql: `select 'hold ' || hold.id as row, max(transfer.id) as "transferId",
        format('amount, captured, left are %s, %s, %s; entries say %s, %s, %s', hold.amount, hold.captured,
          hold.amount - hold.captured - hold.released,
          coalesce(sum(entry.held_delta) filter (where transfer.kind = 'hold'), 0),
          coalesce(-sum(entry.amount), 0), coalesce(sum(entry.held_delta), 0)) as detail
      from ledger.hold
      left join ledger.transfer on transfer.hold_id = hold.id
      left join ledger.entry on entry.xid = transfer.xid and entry.transfer_id = transfer.id
        and entry.account_id = hold.account_id
      group by hold.id
      having coalesce(sum(entry.held_delta) filter (where transfer.kind = 'hold'), 0) <> hold.amount
        or coalesce(-sum(entry.amount), 0) <> hold.captured
        or coalesce(sum(entry.held_delta), 0) <> hold.amount - hold.captured - hold.released
      order by hold.id limit 1`,
  },
  {
    rule: 'what is held is what holds keep',
    sql: `select 'account ' || account.id as row, null as "transferId",
        format('%s is held, its open holds keep %s', account.held, coalesce(kept.amount, 0)) as detail
      from ledger.account left join (
        select account_id, sum(amount - captured - released) as amount from ledger.hold where state = 'open' group by 1
      ) kept on kept.account_id = account.id
      where account.held <> coalesce(kept.amount, 0) order by account.id limit 1`,
  },
  {
    rule: 'a reversal mirrors its original',
    sql: `select 'transfer ' || reversal.id as row, reversal.id as "transferId",
        format('with %s it leaves %s on account %s', reversal.reverses, sum(entry.amount), entry.account_id) as detail
      from ledger.transfer reversal
      join ledger.transfer part on part.id in (reversal.id, reversal.reverses)
      join ledger.entry on entry.xid = part.xid and entry.transfer_id = part.id
      where reversal.kind = 'reversal'
      group by reversal.id, reversal.reverses, entry.account_id
      having sum(entry.amount) <> 0 order by reversal.id limit 1`,
  },
]

/** The first breach of the rules that concern requests, holds and reversals, or null. */
export async function findBreach(client: Client): Promise<Failure | null> {
  for (const { rule, sql } of RULES) {
    const { rows } = await client.query<Omit<Failure, 'rule'>>(sql)
    if (rows[0]) return { rule, ...rows[0] }
  }
  return null
}

export type Supply = { asset: string; issued: bigint; burnt: bigint; inEscrow: bigint; inCirculation: bigint }

/** What exists of each asset, from the accounts. */
export async function readSupply(client: Client): Promise<Supply[]> {
  const { rows } = await client.query<Record<keyof Supply, string>>(
    `select asset,
       -coalesce(sum(posted) filter (where owner = 'system' and bucket like 'issue:%'), 0) as issued,
       coalesce(sum(posted) filter (where owner = 'system' and bucket like 'sink:%'), 0) as burnt,
       coalesce(sum(posted) filter (where owner = 'system' and bucket like 'escrow:%'), 0) as "inEscrow",
       coalesce(sum(posted) filter (where owner <> 'system'), 0) as "inCirculation"
     from ledger.account group by asset order by asset`,
  )
  return rows.map(({ asset, ...figures }) => ({
    asset,
    issued: BigInt(figures.issued),
    burnt: BigInt(figures.burnt),
    inEscrow: BigInt(figures.inEscrow),
    inCirculation: BigInt(figures.inCirculation),
  }))
}
