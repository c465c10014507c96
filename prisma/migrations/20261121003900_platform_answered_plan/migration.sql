-- As before (20261121001400), but each key is looked up by itself: no plan that was made while the table was small reads it
-- whole once it has grown.
create or replace function platform.answered(p_principals text[], p_keys text[]) returns setof platform.idempotency
language sql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
  select known.* from unnest(p_principals, p_keys) asked (principal, key)
  cross join lateral (
    select * from platform.idempotency where idempotency.principal = asked.principal and idempotency.key = asked.key limit 1
  ) known
$$;

-- Planned once: a plan of its own for each list of requests costs more than it saves.
alter function platform.rate_hits set plan_cache_mode = force_generic_plan;
