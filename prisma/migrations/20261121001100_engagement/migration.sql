create schema if not exists engagement;

-- Streaks are computed, never counted: these tables hold facts, each written once, and the rules walk over them
-- (lib/engagement/streaks/rules.ts). Days are calendar days in Asia/Seoul; the CHECKs say so where no code can forget it.

-- The member did that day what the kind asks for: was here, or played a round.
create table engagement.streak_day (
  member_id text not null,
  kind text not null check (kind in ('DAILY_LOGIN', 'DAILY_PLAY')),
  day date not null,
  at timestamptz not null default platform.clock_now(),
  primary key (member_id, kind, day),
  check (day = (at at time zone 'Asia/Seoul')::date)
);
create trigger streak_day_append_only before update or delete or truncate on engagement.streak_day
  for each statement execute function platform.refuse_change();

-- The reward of a day, taken: once for each member, kind and day, in the transaction of its transfer.
create table engagement.streak_claim (
  member_id text not null,
  kind text not null,
  day date not null,
  streak integer not null check (streak > 0),
  table_version integer not null check (table_version > 0),
  rewards jsonb not null check (jsonb_typeof(rewards) = 'array' and jsonb_array_length(rewards) > 0),
  transfer_id text not null unique,
  claimed_at timestamptz not null default platform.clock_now(),
  primary key (member_id, kind, day),
  foreign key (member_id, kind, day) references engagement.streak_day (member_id, kind, day),
  check (day = (claimed_at at time zone 'Asia/Seoul')::date)
);
create trigger streak_claim_append_only before update or delete or truncate on engagement.streak_claim
  for each statement execute function platform.refuse_change();

-- Whether missed days use protections: the newest row of a day or before it holds for that day.
create table engagement.protection_switch (
  id bigint generated always as identity primary key,
  member_id text not null,
  is_on boolean not null,
  day date not null,
  at timestamptz not null default platform.clock_now(),
  check (day = (at at time zone 'Asia/Seoul')::date)
);
create index protection_switch_of_member on engagement.protection_switch (member_id, id);
create trigger protection_switch_append_only before update or delete or truncate on engagement.protection_switch
  for each statement execute function platform.refuse_change();

-- An operator's word on where a streak stood at the end of a past day. The newest of a day holds; the past stays.
create table engagement.streak_correction (
  id text primary key,
  member_id text not null,
  kind text not null check (kind in ('DAILY_LOGIN', 'DAILY_PLAY')),
  day date not null,
  streak integer not null check (streak >= 0),
  reason text not null,
  actor text not null,
  at timestamptz not null default platform.clock_now(),
  check (day < (at at time zone 'Asia/Seoul')::date)
);
create index streak_correction_of_member on engagement.streak_correction (member_id, id);
create trigger streak_correction_append_only before update or delete or truncate on engagement.streak_correction
  for each statement execute function platform.refuse_change();

-- Our own outages. Days that they spoiled break no streak and use no protection.
create table engagement.outage (
  id text primary key,
  from_at timestamptz not null,
  to_at timestamptz not null,
  source text not null check (source in ('operator', 'silence')),
  reason text not null,
  actor text not null,
  created_at timestamptz not null default platform.clock_now(),
  check (from_at < to_at and to_at <= created_at)
);
create trigger outage_append_only before update or delete or truncate on engagement.outage
  for each statement execute function platform.refuse_change();

create table engagement.outage_withdrawal (
  outage_id text primary key references engagement.outage (id),
  reason text not null,
  actor text not null,
  at timestamptz not null default platform.clock_now()
);
create trigger outage_withdrawal_append_only before update or delete or truncate on engagement.outage_withdrawal
  for each statement execute function platform.refuse_change();

-- How far a reader has followed the log.
create table engagement.feed_position (
  name text primary key,
  xid xid8 not null,
  id bigint not null
);
insert into engagement.feed_position (name, xid, id) values ('plays', '0', 0);

-- When the product last gave a sign of life. `shift_s` is how far its clock was ahead of the wall clock then: when that
-- changes, time has been moved, and no silence can be measured across it.
create table engagement.sign_of_life (
  id boolean primary key default true check (id),
  at timestamptz not null,
  shift_s bigint not null
);
