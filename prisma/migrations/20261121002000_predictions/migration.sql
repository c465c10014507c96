create schema if not exists predictions;

-- Trading days of XNYS. The US date is the key and the label; every instant is computed once, from the calendar's rules
-- (lib/predictions/calendar), and stored. `phase` is for the eye: whether a pick may be made is decided by the instants
-- and the database's clock, in the pick's own transaction.
create table predictions.market_session (
  trade_date date primary key,
  -- Picks are taken in [opens_at, cutoff_at): from an hour after the close of the session before to five minutes before the bell.
  opens_at timestamptz not null,
  cutoff_at timestamptz not null,
  open_at timestamptz not null,
  close_at timestamptz not null,
  -- Prices are asked for from fetch_at on (close + 75 min) and judged from settle_at on (close + 90 min).
  fetch_at timestamptz not null,
  settle_at timestamptz not null,
  is_early_close boolean not null,
  calendar_version integer not null,
  phase text not null default 'SCHEDULED'
    check (phase in ('SCHEDULED', 'PREDICT', 'LOCKED', 'EOD_WAIT', 'SETTLING', 'SETTLED', 'HELD', 'CANCELLED')),
  cancelled_reason text,
  version bigint not null default 1,
  changed_at timestamptz not null default platform.clock_now(),
  check (opens_at < cutoff_at and cutoff_at < open_at and open_at < close_at and close_at < fetch_at and fetch_at < settle_at),
  check ((phase = 'CANCELLED') = (cancelled_reason is not null))
);
create index market_session_due on predictions.market_session (phase, trade_date) where phase not in ('SETTLED', 'CANCELLED');

-- Closures that no rule foresees: days of mourning, storms. Append-only: facts, and who said so.
create table predictions.closure (
  trade_date date primary key,
  reason text not null check (length(reason) between 1 and 200),
  declared_by text not null,
  declared_at timestamptz not null default platform.clock_now()
);
create trigger closure_append_only before update or delete or truncate on predictions.closure
  for each statement execute function platform.refuse_change();
insert into predictions.closure (trade_date, reason, declared_by) values
  ('2018-12-05', 'National Day of Mourning for George H. W. Bush', 'system'),
  ('2025-01-09', 'National Day of Mourning for Jimmy Carter', 'system');

-- Symbols that can be on a day's list, and since and until when they are.
create table predictions.symbol (
  symbol text primary key check (symbol ~ '^[A-Z][A-Z0-9.]{0,9}$'),
  name_ko text not null check (length(name_ko) between 1 and 60),
  name_en text not null check (length(name_en) between 1 and 60),
  position integer not null check (position > 0),
  valid_from date not null,
  valid_to date check (valid_to >= valid_from),
  version bigint not null default 1,
  changed_at timestamptz not null default platform.clock_now()
);

-- The list of a day, fixed when its session is made; shares and payouts are frozen at the cut-off.
create table predictions.listing (
  trade_date date not null references predictions.market_session (trade_date),
  symbol text not null references predictions.symbol (symbol),
  position integer not null,
  -- Picks for each side as they were at the cut-off, and the POINT a right pick of that side is awarded. Null until then.
  up_picks integer check (up_picks >= 0),
  down_picks integer check (down_picks >= 0),
  up_points integer check (up_points > 0),
  down_points integer check (down_points > 0),
  frozen_at timestamptz,
  primary key (trade_date, symbol),
  check (num_nulls(up_picks, down_picks, up_points, down_points, frozen_at) in (0, 5))
);

-- One row for each member and trading day who ever picked or opened a slot; every pick of theirs locks it first, so that two devices
-- never use one slot twice.
create table predictions.member_day (
  member_id text not null,
  trade_date date not null references predictions.market_session (trade_date),
  base_slots smallint not null default 3 check (base_slots between 0 and 20),
  ad_slots smallint not null default 0 check (ad_slots between 0 and 20),
  used_slots smallint not null default 0 check (used_slots between 0 and base_slots + ad_slots),
  version bigint not null default 1,
  primary key (member_id, trade_date)
) with (fillfactor = 70);

-- A member's word on one symbol of one day (`prd_`). It is changed and taken back in place until the cut-off; a taken-back one may
-- be made again. What became of it is written by settlements, and again by corrections.
create table predictions.pick (
  id text primary key,
  member_id text not null,
  trade_date date not null,
  symbol text not null,
  side text not null check (side in ('UP', 'DOWN')),
  -- How sure the member says to be, in percent; null when they did not say.
  confidence smallint check (confidence in (55, 65, 80)),
  state text not null default 'OPEN' check (state in ('OPEN', 'CANCELLED', 'WON', 'LOST', 'VOID')),
  -- The settlement that decided it last, and the POINT it is awarded by that one.
  settlement_version integer check (settlement_version > 0),
  points integer check (points >= 0),
  version bigint not null default 1,
  picked_at timestamptz not null,
  changed_at timestamptz not null,
  unique (member_id, trade_date, symbol),
  foreign key (trade_date, symbol) references predictions.listing (trade_date, symbol),
  check ((state in ('WON', 'LOST', 'VOID')) = (settlement_version is not null)),
  check ((settlement_version is null) = (points is null))
) with (fillfactor = 80);
create index pick_of_listing on predictions.pick (trade_date, symbol, id);
create index pick_of_member on predictions.pick (member_id, trade_date desc, id desc);

-- Intents to watch an ad (`adn_`, the nonce), and what the ad network said of them, each once.
create table predictions.ad_intent (
  nonce text primary key,
  member_id text not null,
  trade_date date not null references predictions.market_session (trade_date),
  created_at timestamptz not null default platform.clock_now(),
  expires_at timestamptz not null
);
create index ad_intent_of_member on predictions.ad_intent (member_id, created_at desc);
create table predictions.ad_grant (
  transaction_id text primary key check (length(transaction_id) between 1 and 200),
  nonce text not null unique references predictions.ad_intent (nonce),
  member_id text not null,
  -- The day that got the slot: the next one, when the callback came after the cut-off.
  trade_date date not null references predictions.market_session (trade_date),
  key_id text not null,
  granted_at timestamptz not null default platform.clock_now()
);
create index ad_grant_of_member on predictions.ad_grant (member_id, granted_at desc);
create trigger ad_grant_append_only before update or delete or truncate on predictions.ad_grant
  for each statement execute function platform.refuse_change();

-- What each source says of a symbol's trading day. Prices in millionths of a dollar. A source may correct itself: the newest row holds.
create table predictions.quote (
  id bigint generated always as identity primary key,
  trade_date date not null,
  symbol text not null references predictions.symbol (symbol),
  source text not null check (source ~ '^[a-z_]{2,30}$'),
  -- Official close; null when the source says that the symbol did not trade.
  close_micros bigint check (close_micros > 0),
  -- The close of the session before, as this source tells it, already adjusted for the split of this day if there was one.
  prev_close_micros bigint check (prev_close_micros > 0),
  split_numerator integer not null default 1 check (split_numerator > 0),
  split_denominator integer not null default 1 check (split_denominator > 0),
  is_demo boolean not null,
  -- SHA-256 of the body it was read from, and the fetch that brought it.
  body_hash text not null check (body_hash ~ '^[0-9a-f]{64}$'),
  fetch_id bigint not null,
  fetched_at timestamptz not null default platform.clock_now()
);
create index quote_of_day on predictions.quote (trade_date, symbol, source, id desc);
create trigger quote_append_only before update or delete or truncate on predictions.quote
  for each statement execute function platform.refuse_change();

-- Every question put to a source, and how it went.
create table predictions.price_fetch (
  id bigint generated always as identity primary key,
  trade_date date not null,
  source text not null,
  -- Null for a question about all symbols at once.
  symbol text,
  outcome text not null check (outcome in ('ok', 'no_data', 'stale', 'limited', 'refused', 'malformed', 'unreachable', 'timeout')),
  http_status smallint,
  detail text not null default '' check (length(detail) <= 500),
  took_ms integer not null check (took_ms >= 0),
  asked_at timestamptz not null default platform.clock_now()
);
create index price_fetch_of_day on predictions.price_fetch (trade_date, id desc);

-- Calls made to a source, by its own day; counted before the call is made.
create table predictions.price_budget (
  source text not null,
  day date not null,
  calls integer not null default 0 check (calls >= 0),
  last_call_at timestamptz,
  primary key (source, day)
);

-- Why a symbol of a day waits for an operator, and what they decided.
create table predictions.hold_case (
  trade_date date not null,
  symbol text not null,
  reason text not null check (reason in ('no_data', 'one_source', 'sources_disagree', 'split_suspected', 'halted', 'operator')),
  detail text not null default '',
  opened_at timestamptz not null default platform.clock_now(),
  resolved_at timestamptz,
  resolved_by text,
  version bigint not null default 1,
  primary key (trade_date, symbol),
  foreign key (trade_date, symbol) references predictions.listing (trade_date, symbol),
  check ((resolved_at is null) = (resolved_by is null))
);

-- What a symbol did on a day, by the rule text of `rule_version`: the receipt. A correction is the next version; the newest holds.
create table predictions.settlement (
  trade_date date not null,
  symbol text not null,
  version integer not null check (version > 0),
  outcome text not null check (outcome in ('UP', 'DOWN', 'VOID')),
  void_reason text check (void_reason in ('tie', 'no_trade', 'no_close', 'closed', 'operator')),
  -- In millionths of a dollar, previous close already adjusted for a split; null when VOID knew none.
  prev_close_micros bigint,
  close_micros bigint,
  split_numerator integer not null default 1,
  split_denominator integer not null default 1,
  rule_version integer not null,
  -- Each step of the decision, in order, and what it looked at; each source's figures with the hash of its body.
  path jsonb not null check (jsonb_typeof(path) = 'array'),
  evidence jsonb not null check (jsonb_typeof(evidence) = 'array'),
  -- `rule`, or the operator who decided.
  decided_by text not null,
  note text not null default '',
  decided_at timestamptz not null default platform.clock_now(),
  -- Every pick has been given what this version awards.
  applied_at timestamptz,
  primary key (trade_date, symbol, version),
  foreign key (trade_date, symbol) references predictions.listing (trade_date, symbol),
  check ((outcome = 'VOID') = (void_reason is not null))
);

-- Streaks by trading session, rebuilt from picks whenever a settlement of theirs changes.
create table predictions.streak (
  member_id text primary key,
  -- Sessions in a row with a pick; sessions in a row whose decided picks were all right.
  participation integer not null default 0,
  best_participation integer not null default 0,
  hits integer not null default 0,
  best_hits integer not null default 0,
  through date,
  version bigint not null default 1
);
