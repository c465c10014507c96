-- Each time a game was closed to plays, with its reason and evidence, until an operator lifted it. At most one is open;
-- arcade.game says the same to every wager. What was written stays: a freeze is lifted once, and never goes away.
create table arcade.freeze (
  id bigint generated always as identity primary key,
  game text not null references arcade.game (game),
  cause text not null check (cause in ('odds_monitor', 'operator')),
  reason text,
  evidence jsonb,
  frozen_at timestamptz not null,
  frozen_by text not null,
  lifted_at timestamptz,
  lifted_by text,
  lifted_reason text,
  check ((lifted_at is null) = (lifted_by is null)),
  check ((lifted_at is null) = (lifted_reason is null)),
  check (cause <> 'operator' or reason is not null),
  check (cause <> 'odds_monitor' or evidence is not null)
);
create unique index freeze_one_open on arcade.freeze (game) where lifted_at is null;
create index freeze_of_game on arcade.freeze (game, id desc);

create function arcade.guard_freeze() returns trigger
language plpgsql as $$
begin
  if old.lifted_at is not null
     or (new.id, new.game, new.frozen_at, new.frozen_by) is distinct from (old.id, old.game, old.frozen_at, old.frozen_by)
     or (old.evidence is not null and new.evidence is distinct from old.evidence)
     or (old.reason is not null and new.reason is distinct from old.reason)
  then
    raise exception 'freeze % is on record: this change is refused', old.id using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger freeze_on_record before update on arcade.freeze for each row execute function arcade.guard_freeze();
create trigger freeze_kept before delete or truncate on arcade.freeze
  for each statement execute function platform.refuse_change();

-- Where the odds monitor stands in the log of facts. Its one row is the lock under which draws are counted, so that each
-- counts once on however many instances. `crash_bound`: what was known of open crash rounds, see lib/arcade/monitor.
create table arcade.odds_cursor (
  id boolean primary key default true check (id),
  xid xid8 not null default '0',
  event_id bigint not null default 0,
  crash_bound text,
  crash_bound_xid xid8,
  counted_at timestamptz
);
insert into arcade.odds_cursor default values;

-- The evidence against the published odds of one version: counts of draws, and ln e, which follows from them. Lifting a
-- freeze begins the next run, at e = 1.
create table arcade.odds_process (
  game text not null,
  version integer not null,
  run integer not null check (run > 0),
  counts jsonb not null default '{}',
  draws bigint not null default 0 check (draws >= 0),
  ln_e double precision not null default 0,
  ln_e_max double precision not null default 0,
  started_at timestamptz not null default platform.clock_now(),
  counted_at timestamptz,
  alarmed_at timestamptz,
  primary key (game, version, run),
  foreign key (game, version) references arcade.paytable (game, version)
) with (fillfactor = 70);

-- How the evidence went: its state at the end of each hour in which something was drawn.
create table arcade.odds_point (
  game text not null,
  version integer not null,
  run integer not null,
  hour timestamptz not null,
  draws bigint not null,
  ln_e double precision not null,
  primary key (game, version, run, hour),
  foreign key (game, version, run) references arcade.odds_process (game, version, run)
);

-- Settled crash rounds that wait until no round that was opened before them is open: low points settle first, so counting
-- in the order of settlement would look like a bias.
create table arcade.odds_waiting (
  round_id text primary key,
  version integer not null,
  draws jsonb not null
);
