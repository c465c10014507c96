-- Part of the hot paths that looks up row by row what it asks for (docs/decisions/0013): planned while its tables were small,
-- it read them whole once they had grown.

-- As before (20261121000200).
create or replace function ledger.prove_zero_sum() returns trigger
language plpgsql set enable_seqscan = off as $$
declare
  unbalanced text;
begin
  select added.transfer_id into unbalanced
  from added left join lateral (
    select asset from ledger.account where account.id = added.account_id limit 1
  ) account on true
  group by added.transfer_id, account.asset
  having sum(added.amount) <> 0 or account.asset is null
  limit 1;
  if found then
    raise exception 'transfer % does not sum to zero in every asset', unbalanced using errcode = 'P0001';
  end if;
  return null;
end $$;
