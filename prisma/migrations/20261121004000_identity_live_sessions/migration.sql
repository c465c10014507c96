-- Which of these sessions, each named with its member, are alive; `place` is its place in the list. Takes no lock. Each is
-- looked up by itself (`limit 1`): a table that has grown faster than its statistics would otherwise look small enough to
-- be read whole, and each request of everybody comes here.
create function identity.live_sessions(p_ids text[], p_members text[], p_seen_every_s integer, p_idle_days integer)
returns table (place integer, roles text[], tier text, stale boolean)
language sql stable set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
  select asked.place::integer, member.roles, member.tier,
    session.last_seen_at < now() - make_interval(secs => p_seen_every_s)
  from unnest(p_ids, p_members) with ordinality asked (id, member_id, place)
  cross join lateral (
    select session.last_seen_at from identity.session
    where session.id = asked.id and session.member_id = asked.member_id and session.revoked_at is null
      and session.expires_at > now() and session.last_seen_at > now() - make_interval(days => p_idle_days)
    limit 1
  ) session
  cross join lateral (
    select member.roles, member.tier from identity.member
    where member.id = asked.member_id and member.status = 'ACTIVE' limit 1
  ) member
$$;
