create schema if not exists platform;

-- The product's clock: the database's own, plus a shift that only non-production ever sets (MOA_CLOCK).
create table platform.clock_shift (
  id boolean primary key default true check (id),
  shift interval not null default interval '0'
);
insert into platform.clock_shift default values;

create function platform.clock_now() returns timestamptz
language sql stable parallel safe
as $$ select now() + shift from platform.clock_shift $$;

-- The log of facts. A row commits with the fact; readers follow (xid, id) below the snapshot horizon, because
-- sequence order is not commit order: `id > last` loses rows.
create table platform.event (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  member_id text,
  type text not null,
  key text not null,
  version bigint not null,
  payload jsonb not null,
  occurred_at timestamptz not null default platform.clock_now()
);
create index event_feed on platform.event (xid, id);
create index event_member_feed on platform.event (member_id, xid, id) where member_id is not null;

-- The newest position that retention has removed: a reader whose cursor lies before it has to start over.
create table platform.feed_floor (
  name text primary key,
  xid xid8 not null,
  id bigint not null
);

-- One answer for each key, kept with the effect in one transaction.
create table platform.idempotency (
  principal text not null,
  key text not null,
  fingerprint bytea not null,
  status smallint,
  content_type text,
  body text,
  etag text,
  created_at timestamptz not null default now(),
  primary key (principal, key)
);

-- Sliding-window counters. Unlogged: losing them in a crash only forgives the last minute.
create unlogged table platform.rate_window (
  key text primary key,
  window_start timestamptz not null,
  current_count integer not null,
  previous_count integer not null
) with (fillfactor = 50);

-- Counts one request against `p_limit` per `p_window_s`; refused requests do not count. The estimate is Cloudflare's
-- sliding window: the previous window's count weighted by how much of it still lies inside the window. reset_s: seconds
-- until the window ends; for a refused request, until one would be allowed.
create function platform.rate_hit(p_key text, p_limit integer, p_window_s integer)
returns table (allowed boolean, remaining integer, reset_s integer)
language plpgsql as $$
declare
  win interval := make_interval(secs => p_window_s);
  moment timestamptz;
  hit platform.rate_window;
  elapsed double precision;
  weight double precision;
  wait double precision;
begin
  insert into platform.rate_window values (p_key, clock_timestamp(), 0, 0) on conflict do nothing;
  select * into hit from platform.rate_window where key = p_key for update;
  moment := clock_timestamp();  -- after the lock: a waiter must not judge with the time at which it began to wait
  elapsed := floor(extract(epoch from moment - hit.window_start) / p_window_s);
  if elapsed = 1 then
    hit.previous_count := hit.current_count;
    hit.current_count := 0;
    hit.window_start := hit.window_start + win;
  elsif elapsed > 1 then
    hit.previous_count := 0;
    hit.current_count := 0;
    hit.window_start := moment;
  end if;
  weight := greatest(0, least(1, 1 - extract(epoch from moment - hit.window_start) / p_window_s));
  allowed := hit.previous_count * weight + hit.current_count + 1 <= p_limit;
  if allowed then
    hit.current_count := hit.current_count + 1;
  end if;
  update platform.rate_window
  set window_start = hit.window_start, current_count = hit.current_count, previous_count = hit.previous_count
  where key = p_key;
  remaining := greatest(0, floor(p_limit - hit.previous_count * weight - hit.current_count)::integer);
  wait := extract(epoch from hit.window_start + win - moment);
  if not allowed and hit.current_count + 1 <= p_limit then
    -- The previous window fades: previous * (1 - x / window) + current + 1 = limit, solved for x.
    wait := wait - p_window_s * (p_limit - 1 - hit.current_count) / hit.previous_count::double precision;
  elsif not allowed then
    -- This window is full: the same, once it is the previous one.
    wait := wait + p_window_s * (1 - (p_limit - 1) / hit.current_count::double precision);
  end if;
  reset_s := greatest(1, ceil(wait)::integer);
  return next;
end $$;

-- Every act of an operator, written in the transaction of the act. Append-only.
create table platform.audit (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor text not null,
  action text not null,
  subject text,
  request_id text not null,
  input jsonb not null,
  status smallint not null,
  ip text,
  user_agent text
);
create index audit_actor on platform.audit (actor, id);
create index audit_subject on platform.audit (subject, id);

create function platform.refuse_change() returns trigger
language plpgsql as $$
begin
  raise exception '%.% is append-only: % refused', tg_table_schema, tg_table_name, tg_op using errcode = 'P0001';
end $$;

create trigger audit_append_only before update or delete or truncate on platform.audit
  for each statement execute function platform.refuse_change();

-- Runs of jobs: one row for each slot, so that a slot has one effect however many instances tick.
create table platform.job_run (
  id text primary key,
  job text not null,
  slot text not null,
  source text not null check (source in ('schedule', 'cron', 'operator')),
  status text not null check (status in ('running', 'done', 'failed')),
  attempt integer not null default 1,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  detail text,
  unique (job, slot)
);
create index job_run_recent on platform.job_run (job, started_at desc);
