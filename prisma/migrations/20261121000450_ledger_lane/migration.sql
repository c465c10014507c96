-- What functions of other contexts may call, so that movements commit with rows of theirs in one statement.

-- What a member has, as `GET /api/users/balance` answers it.
create function ledger.wallet_json(p_owner text) returns json
language sql stable set enable_seqscan = off as $$
  select json_build_object('version', coalesce(sum(account.version), 0), 'balances', json_object_agg(asset.code,
    json_build_object('available', coalesce(account.posted - account.held, 0), 'held', coalesce(account.held, 0),
      'version', coalesce(account.version, 0))))
  from ledger.asset left join ledger.account
    on account.asset = asset.code and account.owner = p_owner and account.bucket = 'main'
$$;

-- What a member's wallet lacks of this amount, at least 1: for saying so after it was refused.
create function ledger.shortfall(p_owner text, p_asset text, p_amount bigint) returns bigint
language sql stable set enable_seqscan = off as $$
  select greatest(1, p_amount - coalesce(sum(account.posted - account.held), 0)::bigint)
  from ledger.account where account.owner = p_owner and account.asset = p_asset and account.bucket = 'main'
$$;

-- post_batch without some of its items: those with p_keep false are left alone, claim no key, and answer outcome 101.
create function ledger.post_some(
  p_keep boolean[], p_accounts bigint[],
  p_ids text[], p_scopes text[], p_keys text[], p_fingerprints text[],
  p_kinds text[], p_reasons text[], p_related_types text[], p_related_ids text[], p_memos text[], p_actors text[],
  p_reverses text[], p_holds text[], p_payees bigint[], p_ttls integer[], p_finals boolean[],
  p_first integer[], p_leg_accounts integer[], p_leg_amounts bigint[],
  out outcomes smallint[]
)
language plpgsql as $$
declare
  kept integer[];
  inner_outcomes smallint[];
  places integer[];
  k_first integer[] := '{1}';
  k_legs integer[] := '{}';
begin
  if not (false = any (p_keep)) then
    select batch.outcomes into outcomes from ledger.post_batch(p_accounts, p_ids, p_scopes, p_keys, p_fingerprints,
      p_kinds, p_reasons, p_related_types, p_related_ids, p_memos, p_actors, p_reverses, p_holds, p_payees, p_ttls,
      p_finals, p_first, p_leg_accounts, p_leg_amounts) batch;
    return;
  end if;
  outcomes := array_fill(101::smallint, array[cardinality(p_keep)]);
  select array_agg(i order by i) into kept from generate_subscripts(p_keep, 1) i where p_keep[i];
  if kept is null then
    return;
  end if;
  for k in 1 .. cardinality(kept) loop
    for e in p_first[kept[k]] .. p_first[kept[k] + 1] - 1 loop
      k_legs := k_legs || e;
    end loop;
    k_first := k_first || (cardinality(k_legs) + 1);
  end loop;
  -- Accounts of the items left out must not be locked.
  select array_agg(distinct p_leg_accounts[e] order by p_leg_accounts[e]) into places from unnest(k_legs) e;
  select batch.outcomes into inner_outcomes from ledger.post_batch(
    (select array_agg(p_accounts[place] order by place) from unnest(places) place),
    (select array_agg(p_ids[i] order by i) from unnest(kept) i),
    (select array_agg(p_scopes[i] order by i) from unnest(kept) i),
    (select array_agg(p_keys[i] order by i) from unnest(kept) i),
    (select array_agg(p_fingerprints[i] order by i) from unnest(kept) i),
    (select array_agg(p_kinds[i] order by i) from unnest(kept) i),
    (select array_agg(p_reasons[i] order by i) from unnest(kept) i),
    (select array_agg(p_related_types[i] order by i) from unnest(kept) i),
    (select array_agg(p_related_ids[i] order by i) from unnest(kept) i),
    (select array_agg(p_memos[i] order by i) from unnest(kept) i),
    (select array_agg(p_actors[i] order by i) from unnest(kept) i),
    (select array_agg(p_reverses[i] order by i) from unnest(kept) i),
    (select array_agg(p_holds[i] order by i) from unnest(kept) i),
    (select array_agg(p_payees[i] order by i) from unnest(kept) i),
    (select array_agg(p_ttls[i] order by i) from unnest(kept) i),
    (select array_agg(p_finals[i] order by i) from unnest(kept) i),
    k_first,
    (select array_agg(array_position(places, p_leg_accounts[e]) order by at) from unnest(k_legs) with ordinality leg (e, at)),
    (select array_agg(p_leg_amounts[e] order by at) from unnest(k_legs) with ordinality leg (e, at))
  ) batch;
  for k in 1 .. cardinality(kept) loop
    outcomes[kept[k]] := inner_outcomes[k];
  end loop;
end $$;
