create schema if not exists arcade;

-- Server seeds of each member. The next one is made, and its hash shown, before the client seed that it will play with
-- is known; it plays while active; revealed, it proves every round it played.
create table arcade.seed (
  id text primary key,
  member_id text not null,
  server_seed text not null check (server_seed ~ '^[0-9a-f]{64}$'),
  server_seed_hash text not null unique
    check (server_seed_hash = encode(sha256(decode(server_seed, 'hex')), 'hex')),
  client_seed text check (client_seed ~ '^[A-Za-z0-9._:-]{1,64}$'),
  nonce_next bigint not null default 0 check (nonce_next >= 0),
  state text not null check (state in ('next', 'active', 'revealed')),
  created_at timestamptz not null default platform.clock_now(),
  activated_at timestamptz,
  revealed_at timestamptz,
  check ((state = 'next') = (activated_at is null)),
  check ((state = 'next') = (client_seed is null)),
  check ((state = 'revealed') = (revealed_at is not null))
) with (fillfactor = 70);  -- every spin updates nonce_next in place
create unique index seed_one_active on arcade.seed (member_id) where state = 'active';
create unique index seed_one_next on arcade.seed (member_id) where state = 'next';

-- What has been committed to cannot be changed: seeds and hashes stay, nonces only grow, states only advance.
create function arcade.guard_seed() returns trigger
language plpgsql as $$
begin
  if (new.id, new.member_id, new.server_seed, new.server_seed_hash, new.created_at)
     is distinct from (old.id, old.member_id, old.server_seed, old.server_seed_hash, old.created_at)
     or new.nonce_next < old.nonce_next
     or (old.state, new.state) not in (('next', 'next'), ('next', 'active'), ('active', 'active'), ('active', 'revealed'))
     or (old.state = 'active' and new.client_seed is distinct from old.client_seed)
  then
    raise exception 'seed % is committed: this change is refused', old.id using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger seed_committed before update on arcade.seed for each row execute function arcade.guard_seed();
create trigger seed_kept before delete or truncate on arcade.seed
  for each statement execute function platform.refuse_change();

-- Odds of each game, version by version. What is published stays as it was: rounds name their version.
create table arcade.paytable (
  game text not null,
  version integer not null check (version > 0),
  config jsonb not null,
  rtp_numerator bigint not null,
  rtp_denominator bigint not null check (rtp_denominator > 0),
  hit_numerator bigint not null check (hit_numerator between 0 and rtp_denominator),
  published_at timestamptz not null default platform.clock_now(),
  published_by text not null,
  effective_at timestamptz not null default platform.clock_now(),
  primary key (game, version),
  -- The band of lib/arcade/paytables/constants.ts, once more where no code can pass it by.
  check (rtp_numerator * 100 between rtp_denominator * 90 and rtp_denominator * 99),
  check (effective_at >= published_at)
);
create trigger paytable_append_only before update or delete or truncate on arcade.paytable
  for each statement execute function platform.refuse_change();

insert into arcade.paytable
  (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_at, published_by, effective_at)
values (
  'slot', 1,
  '{
    "weights": { "seven": 2, "bar": 4, "bell": 8, "clover": 12, "lemon": 16, "cherry": 22 },
    "pays": { "seven": 500, "bar": 100, "bell": 30, "clover": 15, "lemon": 8, "cherry": 4, "two_cherries": 2 }
  }',
  249008, 262144, 78040, '2026-01-01 00:00+09', 'system', '2026-01-01 00:00+09'
);

-- One row for each play, written with its transfer. A nonce draws once.
create table arcade.round (
  id text primary key,
  member_id text not null,
  game text not null,
  bet bigint not null check (bet > 0),
  payout bigint not null check (payout >= 0),
  result jsonb not null,
  seed_id text not null references arcade.seed (id),
  nonce bigint not null,
  config_version integer not null,
  transfer_id text not null unique,
  created_at timestamptz not null default platform.clock_now(),
  unique (seed_id, nonce),
  foreign key (game, config_version) references arcade.paytable (game, version)
);
create index round_of_member on arcade.round (member_id, id desc);
create index round_of_member_in_game on arcade.round (member_id, game, id desc);
create trigger round_append_only before update or delete or truncate on arcade.round
  for each statement execute function platform.refuse_change();

-- The sums over each member's rounds, kept in the round's own transaction; version counts the rounds.
create table arcade.stat (
  member_id text not null,
  game text not null,
  rounds bigint not null,
  wins bigint not null,
  staked bigint not null,
  paid bigint not null,
  biggest_win bigint not null,
  last_played_at timestamptz not null,
  version bigint not null,
  primary key (member_id, game)
) with (fillfactor = 70);
