create schema if not exists rewards;

-- What POINT can be exchanged for (`rwd_`). Operators' edits count `version`; sales only move the counters.
create table rewards.reward (
  id text primary key check (id ~ '^rwd_[0-9A-Z]{26}$'),
  -- What the voucher vendor calls it.
  sku text not null unique check (sku ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name_ko text not null check (length(name_ko) between 1 and 60),
  name_en text not null check (length(name_en) between 1 and 60),
  description_ko text not null check (length(description_ko) between 1 and 200),
  description_en text not null check (length(description_en) between 1 and 200),
  image text not null check (image ~ '^[a-z]{1,20}$'),
  price_points bigint not null check (price_points > 0),
  is_active boolean not null,
  is_demo boolean not null,
  -- Units: put in less taken away; set aside for running redemptions; behind a voucher. The rest is free.
  total integer not null default 0 check (total >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  issued integer not null default 0 check (issued >= 0),
  version bigint not null default 1,
  created_at timestamptz not null default platform.clock_now(),
  changed_at timestamptz not null default platform.clock_now(),
  check (reserved + issued <= total)
) with (fillfactor = 70);

-- Every change of `total`, and who said so. Append-only.
create table rewards.stock_change (
  id bigint generated always as identity primary key,
  reward_id text not null references rewards.reward (id),
  change integer not null check (change <> 0),
  reason text not null check (length(reason) between 1 and 200),
  actor text not null,
  at timestamptz not null default platform.clock_now()
);
create index stock_change_of_reward on rewards.stock_change (reward_id, id);
create trigger stock_change_append_only before update or delete or truncate on rewards.stock_change
  for each statement execute function platform.refuse_change();

-- One exchange of POINT for a reward (`rdm_`, also the vendor's tr_id), with its words and price as they were. The row says where it
-- stands; every step compares and sets `version`, so that two instances never take the same one.
create table rewards.redemption (
  id text primary key check (id ~ '^rdm_[0-9A-Z]{26}$'),
  member_id text not null,
  reward_id text not null references rewards.reward (id),
  sku text not null,
  name_ko text not null,
  name_en text not null,
  image text not null,
  is_demo boolean not null,
  price_points bigint not null check (price_points > 0),
  state text not null
    check (state in ('RESERVED', 'ISSUING', 'UNKNOWN', 'ISSUED', 'CAPTURED', 'DONE', 'RELEASED', 'FAILED')),
  failure text check (failure in ('vendor_refused', 'never_issued')),
  version bigint not null check (version > 0),
  -- The ledger's hold of the price, and what ended it.
  hold_id text not null unique,
  paid_transfer_id text unique,
  returned_transfer_id text unique,
  -- Calls to the vendor so far.
  attempts integer not null default 0 check (attempts >= 0),
  -- When the vendor first said that it knows nothing of it, in the present row of such answers.
  not_found_at timestamptz,
  -- From then on anybody may take it up: whoever was at it has had time enough.
  next_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((state in ('RELEASED', 'FAILED')) = (failure is not null)),
  check ((state in ('RELEASED', 'FAILED')) = (returned_transfer_id is not null)),
  check ((state in ('CAPTURED', 'DONE')) = (paid_transfer_id is not null)),
  check ((state in ('DONE', 'FAILED')) = (next_at is null))
) with (fillfactor = 70);
create index redemption_of_member on rewards.redemption (member_id, id desc);
create index redemption_of_reward on rewards.redemption (reward_id, state);
create index redemption_due on rewards.redemption (next_at) where next_at is not null;

-- What happened to it, in order. Append-only.
create table rewards.redemption_step (
  redemption_id text not null references rewards.redemption (id),
  version bigint not null check (version > 0),
  step text not null,
  note text,
  at timestamptz not null,
  primary key (redemption_id, version)
);
create trigger redemption_step_append_only before update or delete or truncate on rewards.redemption_step
  for each statement execute function platform.refuse_change();

-- The voucher of a redemption (`vch_`): one, whatever the vendor says again. The code is sealed (AES-256-GCM); its keyed digest keeps
-- one code from being given to two redemptions.
create table rewards.voucher (
  id text primary key check (id ~ '^vch_[0-9A-Z]{26}$'),
  redemption_id text not null unique references rewards.redemption (id),
  member_id text not null,
  code_sealed bytea not null,
  code_digest bytea not null unique check (octet_length(code_digest) = 32),
  expires_at timestamptz not null,
  issued_at timestamptz not null
);
create trigger voucher_append_only before update or delete or truncate on rewards.voucher
  for each statement execute function platform.refuse_change();

-- Rewards for a product without a vendor: the sandbox issues them, and nothing outside takes them.
insert into rewards.reward (id, sku, name_ko, name_en, description_ko, description_en, image, price_points, is_active, is_demo, total) values
  ('rwd_01KADX4T5QZ3M8V0W2Y6B9C101', 'americano-demo', '아메리카노 교환권 (데모)', 'Americano voucher (demo)',
    '따뜻하게도 차갑게도 마실 수 있는 커피 한 잔이에요.', 'One coffee, hot or iced.', 'coffee', 450, true, true, 40),
  ('rwd_01KADX4T5QZ3M8V0W2Y6B9C102', 'icecream-demo', '아이스크림 교환권 (데모)', 'Ice cream voucher (demo)',
    '한 스쿠프를 골라요.', 'One scoop of your choice.', 'icecream', 350, true, true, 40),
  ('rwd_01KADX4T5QZ3M8V0W2Y6B9C103', 'bread-demo', '오늘의 빵 교환권 (데모)', 'Bread of the day voucher (demo)',
    '아침에 구운 빵 하나예요.', 'One loaf baked this morning.', 'bread', 300, true, true, 60),
  ('rwd_01KADX4T5QZ3M8V0W2Y6B9C104', 'cake-demo', '조각 케이크 교환권 (데모)', 'Slice of cake voucher (demo)',
    '진열장에서 한 조각을 골라요.', 'Pick one slice from the counter.', 'cake', 650, true, true, 20),
  ('rwd_01KADX4T5QZ3M8V0W2Y6B9C105', 'film-demo', '영화 관람권 (데모)', 'Film ticket (demo)',
    '평일과 주말 어느 때나 한 번 볼 수 있어요.', 'One film, on any day of the week.', 'film', 1400, true, true, 10),
  ('rwd_01KADX4T5QZ3M8V0W2Y6B9C106', 'book-demo', '도서 교환권 (데모)', 'Book voucher (demo)',
    '읽고 싶은 책 한 권이에요.', 'One book that you want to read.', 'book', 1800, true, true, 8),
  ('rwd_01KADX4T5QZ3M8V0W2Y6B9C107', 'tea-demo', '허브차 교환권 (데모)', 'Herbal tea voucher (demo)',
    '잠들기 전에 좋은 차 한 잔이에요.', 'A cup that goes well with the evening.', 'tea', 400, true, true, 40);
insert into rewards.stock_change (reward_id, change, reason, actor)
  select id, total, 'first stock', 'system' from rewards.reward order by id;
