-- The digest that told members of a version; null until one does.
alter table predictions.settlement add column digest_version integer check (digest_version > 0);

-- What was decided stays: only that it has been applied, and told, is written down later, each once.
create function predictions.refuse_resettling() returns trigger
language plpgsql as $$
begin
  raise exception 'predictions.settlement: a version stays as it was decided' using errcode = 'P0001';
end $$;
create trigger settlement_kept before delete or truncate on predictions.settlement
  for each statement execute function platform.refuse_change();
create trigger settlement_decided before update on predictions.settlement for each row
  when ((old.trade_date, old.symbol, old.version, old.outcome, old.void_reason, old.prev_close_micros, old.close_micros,
      old.split_numerator, old.split_denominator, old.rule_version, old.path, old.evidence, old.decided_by, old.note,
      old.decided_at)
    is distinct from (new.trade_date, new.symbol, new.version, new.outcome, new.void_reason, new.prev_close_micros,
      new.close_micros, new.split_numerator, new.split_denominator, new.rule_version, new.path, new.evidence,
      new.decided_by, new.note, new.decided_at)
    or (old.applied_at is not null and new.applied_at is distinct from old.applied_at)
    or (old.digest_version is not null and new.digest_version is distinct from old.digest_version))
  execute function predictions.refuse_resettling();
create index settlement_pending on predictions.settlement (trade_date, symbol)
  where applied_at is null or digest_version is null;

-- POINT that corrections took back after they had been spent, and that later awards fill first. The ledger's account
-- `issue:prediction-debt` carries the sum of it, below zero; docs/decisions/0011 says why.
create table predictions.debt (
  member_id text primary key,
  owed bigint not null check (owed between 0 and 9007199254740991),
  version bigint not null default 1
) with (fillfactor = 70);

-- Members are told of a session once for each version: of everything, and again of symbols that were decided or corrected
-- later. `cursor`: the last member told. Without symbols: nobody is told, and everybody's streaks are rebuilt.
create table predictions.digest (
  trade_date date not null references predictions.market_session (trade_date),
  version integer not null check (version > 0),
  symbols text[] not null,
  cursor text not null default '',
  opened_at timestamptz not null default platform.clock_now(),
  done_at timestamptz,
  primary key (trade_date, version)
);
create index digest_pending on predictions.digest (trade_date, version) where done_at is null;
create index pick_of_day on predictions.pick (trade_date, member_id);

-- Sessions in which an outage of ours kept members from picking: they break no streak.
create table predictions.excused_session (
  trade_date date primary key references predictions.market_session (trade_date),
  reason text not null check (length(reason) between 1 and 200),
  declared_by text not null,
  declared_at timestamptz not null default platform.clock_now()
);
create trigger excused_session_append_only before update or delete or truncate on predictions.excused_session
  for each statement execute function platform.refuse_change();

-- Sessions that a streak of participation counts, numbered: those that took place and that we did not spoil.
create view predictions.counted_session as
select trade_date, row_number() over (order by trade_date) as place
from predictions.market_session session
where phase <> 'CANCELLED'
  and not exists (select from predictions.excused_session excused where excused.trade_date = session.trade_date);

-- Streaks of these members, anew from all their picks up to p_through. Participation: counted sessions in a row with a pick,
-- whatever became of it. Hits: sessions in a row, of those the member picked in, whose decided picks were all right; a
-- session that decided none of theirs neither adds nor breaks.
create function predictions.rebuild_streaks(p_members text[], p_through date) returns void
language sql as $$
  with day as (
    select pick.member_id, pick.trade_date, count(*) filter (where state = 'WON') as won,
      count(*) filter (where state = 'LOST') as lost
    from predictions.pick
    where member_id = any (p_members) and trade_date <= p_through and state <> 'CANCELLED'
    group by pick.member_id, pick.trade_date
  ), participated as (
    select member_id, place, place - row_number() over (partition by member_id order by place) as island
    from day join predictions.counted_session using (trade_date)
  ), run as (
    select member_id, count(*) as length, max(place) as last from participated group by member_id, island
  ), participation as (
    select member_id, (array_agg(length order by last desc))[1] as current, max(length) as best from run group by member_id
  ), judged as (
    select member_id, trade_date, lost, count(*) filter (where lost > 0)
      over (partition by member_id order by trade_date) as island
    from day where won + lost > 0
  ), streak_of_hits as (
    select member_id, island, count(*) filter (where lost = 0) as length from judged group by member_id, island
  ), hits as (
    select member_id, (array_agg(length order by island desc))[1] as current, max(length) as best
    from streak_of_hits group by member_id
  ), known as (
    select member_id, max(trade_date) as through from day group by member_id
  )
  insert into predictions.streak (member_id, participation, best_participation, hits, best_hits, through)
  select member_id, coalesce(participation.current, 0), coalesce(participation.best, 0), coalesce(hits.current, 0),
    coalesce(hits.best, 0), through
  from known left join participation using (member_id) left join hits using (member_id)
  order by member_id
  on conflict (member_id) do update set participation = excluded.participation,
    best_participation = excluded.best_participation, hits = excluded.hits, best_hits = excluded.best_hits,
    through = excluded.through, version = streak.version + 1
$$;

-- The same for a session that comes after all that were counted, from what stands: one look at one day's picks.
create function predictions.extend_streaks(p_members text[], p_trade_date date) returns void
language sql as $$
  with day as (
    select pick.member_id, count(*) filter (where state = 'WON') as won, count(*) filter (where state = 'LOST') as lost
    from predictions.pick
    where member_id = any (p_members) and trade_date = p_trade_date and state <> 'CANCELLED'
    group by pick.member_id
  ), session as (
    select counted.place, (select trade_date from predictions.counted_session before
      where before.place = counted.place - 1) as before
    from (select 1) one left join predictions.counted_session counted on counted.trade_date = p_trade_date
  ), next as (
    select day.member_id,
      case when session.place is null then coalesce(streak.participation, 0)
        when streak.through >= session.before then streak.participation + 1 else 1 end as participation,
      case when day.lost > 0 then 0 when day.won > 0 then coalesce(streak.hits, 0) + 1
        else coalesce(streak.hits, 0) end as hits
    from day cross join session left join predictions.streak using (member_id)
  )
  insert into predictions.streak (member_id, participation, best_participation, hits, best_hits, through)
  select member_id, participation, participation, hits, hits, p_trade_date from next order by member_id
  on conflict (member_id) do update set participation = excluded.participation,
    best_participation = greatest(streak.best_participation, excluded.participation), hits = excluded.hits,
    best_hits = greatest(streak.best_hits, excluded.hits), through = excluded.through, version = streak.version + 1
$$;

-- Counts a session into the streaks of these members who picked in it: extended where it is the newest of all, else rebuilt.
create function predictions.count_streaks(p_members text[], p_trade_date date) returns void
language plpgsql as $$
declare
  latest constant date := (select max(trade_date) from predictions.digest);
  is_next constant boolean := p_trade_date >= latest and not exists (
    select from predictions.market_session session
    where session.trade_date < p_trade_date and session.phase <> 'CANCELLED'
      and not exists (select from predictions.digest
        where digest.trade_date = session.trade_date and digest.done_at is not null)
      and exists (select from predictions.pick where pick.trade_date = session.trade_date and pick.state <> 'CANCELLED'));
  counted constant text[] := case when is_next then array(select streak.member_id from predictions.streak
    where streak.member_id = any (p_members) and streak.through >= p_trade_date) else p_members end;
begin
  if is_next then
    perform predictions.extend_streaks(array(select unnest(p_members) except select unnest(counted)), p_trade_date);
  end if;
  perform predictions.rebuild_streaks(counted, greatest(p_trade_date, latest));
end $$;

-- Tells these members what the session has become for them: their picks as they are, and one notification.
create function predictions.tell_settled(p_members text[], p_trade_date date, p_version integer) returns void
language sql as $$
  with told as (
    select pick.member_id,
      count(*) filter (where state = 'WON') as won, count(*) filter (where state = 'LOST') as lost,
      count(*) filter (where state = 'VOID') as void, count(*) filter (where state = 'OPEN') as open,
      coalesce(sum(points), 0) as points,
      jsonb_agg(jsonb_build_object('id', pick.id, 'symbol', pick.symbol, 'side', pick.side, 'state', pick.state,
        'points', pick.points, 'settlementVersion', pick.settlement_version) order by pick.symbol) as picks
    from predictions.pick
    where member_id = any (p_members) and trade_date = p_trade_date and state <> 'CANCELLED'
    group by pick.member_id
  )
  insert into platform.event (member_id, type, key, version, payload)
  select member_id, kind.type, 'ox:' || p_trade_date, p_version,
    jsonb_build_object('version', p_version, 'tradeDate', p_trade_date, 'won', won, 'lost', lost, 'void', void, 'open', open,
      'points', points) || case kind.type when 'settlement_update' then jsonb_build_object('picks', picks)
        else jsonb_build_object('kind', 'ox_settled', 'isCorrection', p_version > 1) end
  from told cross join (values ('settlement_update'), ('notification')) kind (type)
  order by member_id, kind.type desc
$$;
