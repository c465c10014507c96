create schema if not exists identity;

create table identity.member (
  id text primary key,
  nickname text not null,
  -- NFKC and lower case, so that two nicknames that read alike are one.
  nickname_key text not null unique,
  email text not null unique check (email = lower(email)),
  password_hash text not null,
  tier text not null default 'STANDARD' check (tier in ('STANDARD', 'PREMIUM', 'VIP')),
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED')),
  roles text[] not null default '{USER}' check (roles <@ array['USER', 'ADMIN', 'ADMIN_READ', 'ADMIN_AUDIT']),
  onboarding_step smallint not null default 0 check (onboarding_step >= 0),
  onboarding_status text not null default 'OPEN' check (onboarding_status in ('OPEN', 'SKIPPED', 'DONE')),
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null default platform.clock_now(),
  last_login_at timestamptz
);
-- For the operators' search, which looks at how a field begins.
create index member_nickname_prefix on identity.member (nickname_key text_pattern_ops);
create index member_email_prefix on identity.member (email text_pattern_ops);

-- One row for each log-in. Credentials live in the wall clock's time: moving the product's clock signs nobody out.
create table identity.session (
  id text primary key,
  member_id text not null references identity.member (id),
  kind text not null check (kind in ('API', 'BROWSER')),
  user_agent text not null,
  ip text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_reason text check (revoked_reason in ('LOGGED_OUT', 'REVOKED', 'EVERYWHERE', 'TOKEN_REUSED', 'SUSPENDED')),
  check ((revoked_at is null) = (revoked_reason is null))
);
create index session_member on identity.session (member_id, id);

-- The rotating tokens of a session (its family). Only hashes rest here; a successor is derived again when it is needed.
create table identity.refresh_token (
  hash bytea primary key,
  session_id text not null references identity.session (id) on delete cascade,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  superseded_by bytea,
  check ((used_at is null) = (superseded_by is null))
);
create index refresh_token_session on identity.refresh_token (session_id);

create table identity.signing_key (
  kid text primary key,
  state text not null check (state in ('next', 'current', 'previous')),
  private_key bytea not null,
  public_jwk jsonb not null,
  created_at timestamptz not null default now(),
  promoted_at timestamptz,
  not_after timestamptz,
  check ((state = 'previous') = (not_after is not null))
);
create unique index signing_key_one_current on identity.signing_key (state) where state = 'current';
create unique index signing_key_one_next on identity.signing_key (state) where state = 'next';

-- Failed log-ins, by what was tried (a hash, so that unknown e-mails are counted like known ones and none is kept).
create table identity.login_guard (
  key bytea primary key,
  failures integer not null,
  failed_at timestamptz not null,
  locked_until timestamptz
);

create table identity.invite_code (
  id text primary key,
  code text not null unique check (code = upper(code)),
  infinite boolean not null default false,
  status text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
  note text,
  created_by text references identity.member (id),
  created_at timestamptz not null default platform.clock_now(),
  used_by text references identity.member (id),
  used_at timestamptz,
  check ((used_by is null) = (used_at is null)),
  check (not infinite or used_at is null),
  -- 5858 is the one code that never runs out, and nobody can switch it off.
  check (infinite = (code = '5858')),
  check (code <> '5858' or status = 'ACTIVE')
);
insert into identity.invite_code (id, code, infinite, note)
values ('inv_00000000000000000000005858', '5858', true, 'always valid');
