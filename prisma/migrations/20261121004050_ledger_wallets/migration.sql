-- What these members have, each as `GET /api/users/balance` answers it; for many at once, in the place of wallet_json. `owner`
-- comes once. Each account is looked up by itself: `ledger.asset` never gets statistics, and would look large.
create function ledger.wallets_json(p_owners text[]) returns table (owner text, said text)
language sql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
  select asked.owner, concat('{"version":', coalesce(sum(account.version), 0), ',"balances":{', string_agg(
    concat('"', asset.code, '":{"available":', coalesce(account.posted - account.held, 0), ',"held":', coalesce(account.held, 0),
      ',"version":', coalesce(account.version, 0), '}'), ',' order by asset.code), '}}')
  from unnest(p_owners) asked (owner)
  cross join ledger.asset
  left join lateral (
    select * from ledger.account
    where account.owner = asked.owner and account.asset = asset.code and account.bucket = 'main' limit 1
  ) account on true
  group by asked.owner
$$;

drop function ledger.wallet_json(text);

-- Planned once: a plan of its own for each batch costs more than it saves.
alter function ledger.post_batch set plan_cache_mode = force_generic_plan;
