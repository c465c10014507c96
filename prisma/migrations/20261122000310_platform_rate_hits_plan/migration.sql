-- Part of the hot paths that looks up row by row what it asks for (docs/decisions/0013): planned while its tables were small,
-- it read them whole once they had grown.

-- As before (20261121001400).
create or replace function platform.rate_hits(p_keys text[], p_limits integer[], p_windows_s integer[])
returns table (place integer, allowed boolean, remaining integer, reset_s integer)
language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  -- Locks each window, the new ones too: the sweep removes old ones, and none of these from here on.
  insert into platform.rate_window as hit
  select key, clock_timestamp(), 0, 0 from (select distinct unnest(p_keys) as key order by 1) asked where key is not null
  on conflict (key) do update set current_count = hit.current_count;

  return query
    with asked as (
      select key, place, most, window_s, row_number() over same as n, count(*) over (partition by key) as asked_for
      from unnest(p_keys, p_limits, p_windows_s) with ordinality asked (key, most, window_s, place)
      where key is not null
      window same as (partition by key order by place)
    ), timed as materialized (
      select hit.*, hit.ctid as at, clock_timestamp() as moment from platform.rate_window hit where hit.key = any (p_keys)
    ), turned as (
      select asked.*, at, moment, elapsed,
        case when elapsed < 1 then window_start when elapsed = 1 then window_start + make_interval(secs => window_s)
          else moment end as starts_at,
        case when elapsed < 1 then previous_count when elapsed = 1 then current_count else 0 end as previous,
        case when elapsed < 1 then current_count else 0 end as counted
      from timed join asked on asked.key = timed.key
      cross join lateral (select floor(extract(epoch from moment - window_start) / window_s) as elapsed) age
    ), judged as materialized (
      select turned.*, weight, greatest(0, floor(most - previous * weight - counted)) as room
      from turned
      cross join lateral (
        select greatest(0, least(1, 1 - extract(epoch from moment - starts_at)::double precision / window_s)) as weight
      ) fading
    ), kept as (
      update platform.rate_window
      set window_start = starts_at, previous_count = previous, current_count = counted + least(asked_for, room)
      from judged where judged.n = 1 and rate_window.ctid = judged.at  -- locked above: nobody moves it
    )
    select place::integer, n <= room, greatest(0, floor(most - previous * weight - now_counted))::integer,
      greatest(1, ceil(extract(epoch from starts_at - moment)::double precision + window_s + case
        when n <= room then 0
        -- The previous window fades: previous * (1 - x / window) + counted + 1 = limit, solved for x.
        when now_counted + 1 <= most then -window_s * (most - 1 - now_counted) / previous::double precision
        -- This window is full: the same, once it is the previous one.
        else window_s * (1 - (most - 1) / now_counted::double precision) end))::integer
    from judged cross join lateral (select counted + least(n, room) as now_counted) so_far;
end $$;
