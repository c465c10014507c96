-- Who takes part in weekly leagues and is seen there: nobody who has not asked. The handle orders equals and means nothing.
create table predictions.league_choice (
  member_id text primary key,
  is_in boolean not null,
  handle text not null unique,
  changed_at timestamptz not null default platform.clock_now()
);

-- A member's table of a week, by its ISO week of US trading dates. What became of it is counted from picks whenever somebody looks;
-- nothing is ever reset. Division 0 is the lowest.
create table predictions.league_seat (
  week text not null check (week ~ '^20[0-9]{2}-W[0-5][0-9]$'),
  member_id text not null references predictions.league_choice (member_id),
  division smallint not null check (division between 0 and 4),
  cohort integer not null check (cohort > 0),
  seated_at timestamptz not null default platform.clock_now(),
  primary key (week, member_id)
);
create index league_seat_of_cohort on predictions.league_seat (week, division, cohort);
create index league_seat_of_member on predictions.league_seat (member_id, week desc);
