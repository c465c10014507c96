create schema if not exists ledger;

-- What can be owned. A new asset is a row, not code. Amounts are whole minor units: 10^scale of them make one.
create table ledger.asset (
  code text collate "C" primary key check (code ~ '^[A-Z][A-Z0-9_]{1,15}$'),
  scale smallint not null default 0 check (scale between 0 and 8),
  name_ko text not null,
  name_en text not null
);
insert into ledger.asset (code, name_ko, name_en) values
  ('GOLD', '골드', 'Gold'), ('GEM', '젬', 'Gem'), ('POINT', '포인트', 'Point');

-- posted: what the entries add up to; held: the part of it set aside; version: the number of entries. A member's account
-- has the floor 0; system accounts have none, so that issuing accounts go below zero by what they issued.
-- No index covers a changing column and half of each page is left free, so that updates stay within the page (HOT).
create table ledger.account (
  id bigint generated always as identity primary key,
  owner text collate "C" not null,
  asset text collate "C" not null references ledger.asset (code),
  bucket text collate "C" not null default 'main',
  posted bigint not null default 0,
  held bigint not null default 0,
  version bigint not null default 0 check (version >= 0),
  floor bigint,
  unique (owner, asset, bucket),
  -- The largest integer that JSON carries exactly, 2^53 - 1.
  check (posted between -9007199254740991 and 9007199254740991),
  check (held between 0 and 9007199254740991),
  check ((owner = 'system') = (floor is null)),
  check (floor is null or posted - held >= floor)
) with (fillfactor = 50);

-- The outcome of every key, refusals included: repeating a key can never turn out differently.
create table ledger.request (
  scope text collate "C" not null,
  key text collate "C" not null,
  fingerprint bytea not null,
  outcome smallint not null default 0,  -- 0 posted, else why not: see ledger.post_batch
  transfer_id text collate "C",
  primary key (scope, key),
  check ((outcome = 0) = (transfer_id is not null))
);

-- A balanced movement. The digest covers this row and all its entries; nothing in here but the memo may hold a '|',
-- which keeps the digested text unambiguous. xid is the order of the feed and of the seals. The checks are plain because
-- they run for every transfer: one regular expression costs as much as an index.
create table ledger.transfer (
  id text collate "C" primary key check (length(id) = 30 and starts_with(id, 'trf_')),
  kind text collate "C" not null check (kind in ('transfer', 'hold', 'capture', 'release', 'reversal')),
  reason text collate "C" not null,
  related_type text collate "C",
  related_id text collate "C",
  memo text,
  actor text collate "C",
  reverses text collate "C" unique references ledger.transfer (id),
  hold_id text collate "C",
  created_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  digest bytea not null,
  check (strpos(concat(id, reason, related_type, related_id, actor, hold_id), '|') = 0),
  check (length(memo) <= 200),
  check ((kind = 'reversal') = (reverses is not null)),
  check ((kind in ('hold', 'capture', 'release')) = (hold_id is not null))
);
create index transfer_feed on ledger.transfer (xid, id);
create index transfer_of_hold on ledger.transfer (hold_id) where hold_id is not null;

-- One side of a transfer. Versions are dense on each account, so a gap is proof of loss. The table is its own feed.
-- No foreign keys: post_batch writes both ends in one transaction, neither end can be deleted, and verify looks.
create table ledger.entry (
  account_id bigint not null,
  version bigint not null check (version > 0),
  transfer_id text collate "C" not null,
  leg smallint not null check (leg > 0),
  amount bigint not null,
  held_delta bigint not null,
  balance_after bigint not null,
  held_after bigint not null,
  xid xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null,
  primary key (account_id, version),
  check (amount <> 0 or held_delta <> 0)
);
create index entry_feed on ledger.entry (xid, account_id, version);

-- Assets set aside for one payee, until captured or released. Resolves once.
create table ledger.hold (
  id text collate "C" primary key check (id ~ '^hld_[0-9A-Z]{26}$'),
  account_id bigint not null references ledger.account (id),
  payee_id bigint not null references ledger.account (id),
  amount bigint not null check (amount > 0),
  captured bigint not null default 0 check (captured >= 0),
  released bigint not null default 0 check (released >= 0),
  state text not null default 'open' check (state in ('open', 'captured', 'released', 'expired')),
  expires_at timestamptz,
  created_at timestamptz not null,
  resolved_at timestamptz,
  check (captured + released <= amount),
  check ((state = 'open') = (captured + released < amount)),
  check ((state = 'open') = (resolved_at is null))
);
create index hold_due on ledger.hold (expires_at) where state = 'open' and expires_at is not null;
create index hold_of_account on ledger.hold (account_id, id);

-- The chain over transfers in feed order: hash = sha256(hash of the seal before || digest of the transfer).
create table ledger.seal (
  seq bigint primary key check (seq > 0),
  transfer_id text collate "C" not null unique,
  xid xid8 not null,
  hash bytea not null check (octet_length(hash) = 32)
);

create function ledger.refuse_row_change() returns trigger
language plpgsql as $$
begin
  raise exception 'ledger.%: this row cannot be changed so', tg_table_name using errcode = 'P0001';
end $$;

create trigger entry_append_only before update or delete or truncate on ledger.entry
  for each statement execute function platform.refuse_change();
create trigger transfer_append_only before update or delete or truncate on ledger.transfer
  for each statement execute function platform.refuse_change();
create trigger seal_append_only before update or delete or truncate on ledger.seal
  for each statement execute function platform.refuse_change();
create trigger request_kept before delete or truncate on ledger.request
  for each statement execute function platform.refuse_change();
create trigger account_kept before delete or truncate on ledger.account
  for each statement execute function platform.refuse_change();
create trigger hold_kept before delete or truncate on ledger.hold
  for each statement execute function platform.refuse_change();
-- Names are checked once, when the account is opened, not with every entry that changes it.
create trigger account_named before insert on ledger.account for each row
  when (case when new.owner = 'system' then new.bucket !~ '^(issue|sink|escrow):[a-z0-9][a-z0-9._-]{0,59}$'
    else new.owner !~ '^usr_[A-Za-z0-9]{1,60}$' or new.bucket !~ '^[a-z]{1,32}$' end)
  execute function ledger.refuse_row_change();
create trigger asset_kept before delete or truncate on ledger.asset
  for each statement execute function platform.refuse_change();

-- An outcome may only be written by the transaction that claimed the key.
create trigger request_decided before update on ledger.request for each row
  when (old.outcome <> 0 or new.outcome = 0 or old.xmin <> pg_current_xact_id()::xid)
  execute function ledger.refuse_row_change();
-- Nothing is ever set: an account changes by entries, and each of them raises its version.
create trigger account_moved before update on ledger.account for each row
  when (new.version <= old.version
    or (new.id, new.owner, new.asset, new.bucket, new.floor)
      is distinct from (old.id, old.owner, old.asset, old.bucket, old.floor))
  execute function ledger.refuse_row_change();
create trigger hold_resolves_once before update on ledger.hold for each row
  when (old.state <> 'open' or new.captured < old.captured or new.released < old.released
    or (new.id, new.account_id, new.payee_id, new.amount, new.expires_at, new.created_at)
      is distinct from (old.id, old.account_id, old.payee_id, old.amount, old.expires_at, old.created_at))
  execute function ledger.refuse_row_change();

-- Whoever inserts entries, in whatever way: each transfer among them adds up to nothing, in every asset.
create function ledger.prove_zero_sum() returns trigger
language plpgsql set enable_seqscan = off as $$
declare
  unbalanced text;
begin
  select added.transfer_id into unbalanced
  from added left join ledger.account on account.id = added.account_id
  group by added.transfer_id, account.asset
  having sum(added.amount) <> 0 or account.asset is null
  limit 1;
  if found then
    raise exception 'transfer % does not sum to zero in every asset', unbalanced using errcode = 'P0001';
  end if;
  return null;
end $$;
create trigger entry_zero_sum after insert on ledger.entry referencing new table as added
  for each statement execute function ledger.prove_zero_sum();

-- The id of an account, opened at first use. Null for a member without a wallet: only opening a wallet makes the first.
create function ledger.account_for(p_owner text, p_asset text, p_bucket text) returns bigint
language plpgsql set enable_seqscan = off as $$
declare
  found_id bigint;
begin
  select id into found_id from ledger.account where owner = p_owner and asset = p_asset and bucket = p_bucket;
  if found_id is not null then
    return found_id;
  end if;
  if p_owner <> 'system' and not exists (select from ledger.account where owner = p_owner) then
    return null;
  end if;
  insert into ledger.account (owner, asset, bucket, floor)
  values (p_owner, p_asset, p_bucket, case when p_owner <> 'system' then 0 end)
  on conflict do nothing;
  select id into found_id from ledger.account where owner = p_owner and asset = p_asset and bucket = p_bucket;
  return found_id;
end $$;

-- Accounts by purpose, so that the books say how much exists and why. Others are opened at first use.
insert into ledger.account (owner, asset, bucket)
select 'system', code, purpose from ledger.asset, unnest('{issue:admin,sink:admin}'::text[]) purpose
union all
select 'system', 'GOLD', purpose from unnest('{issue:welcome,issue:slot,sink:slot}'::text[]) purpose;

-- Posts many transfers in the caller's transaction, each accepted or refused for itself:
--   a) claims the keys in sorted order (a concurrent duplicate waits here for the other transaction's end);
--   b) locks the accounts in id order, so that batches never deadlock;
--   c) decides each item in memory, in the given order, checking the floor after every leg;
--   d) writes what was accepted, set by set, and the state of each touched wallet to the event log.
-- p_accounts: the distinct accounts, ascending. Item i has the legs p_first[i] to p_first[i + 1] - 1, each naming its
-- account by its place in p_accounts. Legs of a transfer or reversal: signed amounts. Of a hold: (payer, amount). Of a
-- capture: (payer, amount or 0 for all that is left), (payee, 0). Of a release: (payer, 0).
-- outcomes: 0 posted, 1 insufficient funds, 2 balance limit, 3 hold resolved, 4 hold expired, 5 more than is held,
-- 6 already reversed, 100 key used for other content. replayed: the key had been answered before.
-- seqscan is off because plans made while the tables are small would be kept while they grow.
create function ledger.post_batch(
  p_accounts bigint[],
  p_ids text[], p_scopes text[], p_keys text[], p_fingerprints text[],
  p_kinds text[], p_reasons text[], p_related_types text[], p_related_ids text[], p_memos text[], p_actors text[],
  p_reverses text[], p_holds text[], p_payees bigint[], p_ttls integer[], p_finals boolean[],
  p_first integer[], p_leg_accounts integer[], p_leg_amounts bigint[],
  out outcomes smallint[], out transfer_ids text[], out replayed boolean[]
)
language plpgsql set enable_seqscan = off as $$
declare
  amount_max constant bigint := 9007199254740991;
  n constant integer := cardinality(p_ids);
  claimed text[];
  twin integer[] := array_fill(0, array[n]);
  moment timestamptz;
  moment_us bigint;
  this_xid constant xid8 := pg_current_xact_id();
  -- accounts, by their place in p_accounts
  a_posted bigint[]; a_held bigint[]; a_version bigint[]; a_floor bigint[]; a_before bigint[];
  -- entries to be written
  e_account integer[]; e_version bigint[]; e_item integer[]; e_leg smallint[]; e_amount bigint[]; e_held bigint[];
  e_posted_after bigint[]; e_held_after bigint[]; m integer := 0; base integer;
  lines text[] := array_fill(''::text, array[n]);
  -- holds to be resolved
  h_id text[]; h_left bigint[]; h_captured bigint[]; h_released bigint[]; h_state text[]; h_expires timestamptz[];
  h_payer bigint[]; h_payee bigint[]; h integer; take bigint; free bigint;
  reversed text[];
  code smallint; kind text; s integer; d_amount bigint; d_held bigint; new_posted bigint; new_held bigint; line text;
begin
  with claim as (
    insert into ledger.request (scope, key, fingerprint, transfer_id)
    select scope, key, decode(fingerprint, 'hex'), id
    from unnest(p_scopes, p_keys, p_fingerprints, p_ids) with ordinality item (scope, key, fingerprint, id, place)
    order by scope collate "C", key collate "C", place
    on conflict do nothing
    returning transfer_id
  ) select coalesce(array_agg(transfer_id), '{}') into claimed from claim;

  outcomes := array_fill(0::smallint, array[n]);
  replayed := array_fill(false, array[n]);
  transfer_ids := p_ids;
  if cardinality(claimed) < n then
    -- A new statement has a new snapshot: it sees what the winner committed. A key given twice in this batch was
    -- claimed by its first item; the second waits for that one's outcome below.
    select
      array_agg(case when mine then 0 when request.fingerprint <> decode(item.fingerprint, 'hex') then 100
        else request.outcome end::smallint order by place),
      array_agg(not mine and request.fingerprint = decode(item.fingerprint, 'hex') order by place),
      array_agg(case when mine or request.fingerprint = decode(item.fingerprint, 'hex') then request.transfer_id end
        order by place),
      array_agg(case when mine or request.fingerprint <> decode(item.fingerprint, 'hex') then 0
        else coalesce(array_position(p_ids, request.transfer_id), 0) end order by place)
    into outcomes, replayed, transfer_ids, twin
    from unnest(p_scopes, p_keys, p_fingerprints, p_ids) with ordinality item (scope, key, fingerprint, id, place)
    join ledger.request on request.scope = item.scope and request.key = item.key
    cross join lateral (select request.transfer_id is not distinct from item.id as mine) owner;
    if cardinality(claimed) = 0 then
      return;
    end if;
  end if;

  select array_agg(x.posted order by x.id), array_agg(x.held order by x.id), array_agg(x.version order by x.id),
    array_agg(x.floor order by x.id)
  into a_posted, a_held, a_version, a_floor
  from (
    select account.id, account.posted, account.held, account.version, account.floor
    from ledger.account where account.id = any (p_accounts) order by account.id for no key update
  ) x;
  if coalesce(cardinality(a_version), 0) <> cardinality(p_accounts) then
    raise exception 'an account of this batch does not exist' using errcode = 'P0002';
  end if;
  a_before := a_version;

  -- After the locks, so that the times on one account follow its versions and no expiry is judged by an old clock.
  moment := platform.clock_now() + (clock_timestamp() - now());
  moment_us := (extract(epoch from moment) * 1000000)::bigint;
  if exists (select from unnest(p_kinds) k where k in ('capture', 'release')) then
    select array_agg(hold.id), array_agg(hold.amount - hold.captured - hold.released), array_agg(hold.captured),
      array_agg(hold.released), array_agg(hold.state), array_agg(hold.expires_at), array_agg(hold.account_id),
      array_agg(hold.payee_id)
    into h_id, h_left, h_captured, h_released, h_state, h_expires, h_payer, h_payee
    from ledger.hold where hold.id = any (p_holds);
  end if;
  if exists (select from unnest(p_kinds) k where k = 'reversal') then
    select coalesce(array_agg(transfer.reverses), '{}') into reversed
    from ledger.transfer where transfer.reverses = any (p_reverses);
  end if;

  for i in 1 .. n loop
    continue when outcomes[i] <> 0 or replayed[i];
    code := 0; base := m; kind := p_kinds[i]; line := '';
    if kind in ('capture', 'release') then
      h := array_position(h_id, p_holds[i]);
      if h is null or p_accounts[p_leg_accounts[p_first[i]]] <> h_payer[h]
        or (kind = 'capture' and p_accounts[p_leg_accounts[p_first[i] + 1]] <> h_payee[h])
      then
        raise exception 'item % does not fit its hold', i using errcode = 'P0002';
      end if;
      take := case when kind = 'release' then 0 else coalesce(nullif(p_leg_amounts[p_first[i]], 0), h_left[h]) end;
      free := case when kind = 'release' or p_finals[i] then h_left[h] else take end;
      code := case when h_state[h] <> 'open' then 3 when kind = 'release' then 0
        when h_expires[h] <= moment then 4 when take > h_left[h] then 5 else 0 end;
    elsif kind = 'reversal' and p_reverses[i] = any (reversed) then
      code := 6;
    end if;

    if code = 0 then
      for e in p_first[i] .. p_first[i + 1] - 1 loop
        s := p_leg_accounts[e];
        if kind in ('transfer', 'reversal') then d_amount := p_leg_amounts[e]; d_held := 0;
        elsif kind = 'hold' then d_amount := 0; d_held := p_leg_amounts[e];
        elsif e = p_first[i] then d_amount := -take; d_held := -free;
        else d_amount := take; d_held := 0;
        end if;
        new_posted := a_posted[s] + d_amount; new_held := a_held[s] + d_held;
        if new_posted - new_held < a_floor[s] then code := 1; exit; end if;
        if abs(new_posted) > amount_max or new_held > amount_max then code := 2; exit; end if;
        a_posted[s] := new_posted; a_held[s] := new_held; a_version[s] := a_version[s] + 1; m := m + 1;
        e_account[m] := s; e_version[m] := a_version[s]; e_item[m] := i; e_leg[m] := m - base;
        e_amount[m] := d_amount; e_held[m] := d_held; e_posted_after[m] := new_posted; e_held_after[m] := new_held;
        line := concat(line, '|', p_accounts[s], ',', a_version[s], ',', d_amount, ',', d_held, ',', new_posted, ',', new_held);
      end loop;
    end if;

    if code <> 0 then
      while m > base loop  -- what earlier legs of this item did in memory
        s := e_account[m];
        a_posted[s] := a_posted[s] - e_amount[m]; a_held[s] := a_held[s] - e_held[m]; a_version[s] := a_version[s] - 1; m := m - 1;
      end loop;
      outcomes[i] := code; transfer_ids[i] := null;
      continue;
    end if;
    lines[i] := line;
    if kind in ('capture', 'release') then
      h_left[h] := h_left[h] - free; h_captured[h] := h_captured[h] + take; h_released[h] := h_released[h] + free - take;
      if h_left[h] = 0 then
        h_state[h] := case when kind = 'capture' then 'captured' when h_expires[h] <= moment then 'expired' else 'released' end;
      end if;
    elsif kind = 'reversal' then
      reversed := reversed || p_reverses[i];
    end if;
  end loop;

  for i in 1 .. n loop
    if twin[i] > 0 then outcomes[i] := outcomes[twin[i]]; transfer_ids[i] := transfer_ids[twin[i]]; end if;
  end loop;
  if exists (select from unnest(outcomes, replayed) o (outcome, again) where outcome between 1 and 99 and not again) then
    update ledger.request set outcome = item.outcome, transfer_id = null
    from unnest(p_scopes, p_keys, outcomes, replayed) item (scope, key, outcome, again)
    where item.outcome between 1 and 99 and not item.again and request.scope = item.scope and request.key = item.key;
  end if;
  if m = 0 then
    return;
  end if;

  insert into ledger.transfer
    (id, kind, reason, related_type, related_id, memo, actor, reverses, hold_id, created_at, xid, digest)
  select item.id, item.kind, item.reason, item.related_type, item.related_id, item.memo, item.actor, item.reverses,
    item.hold_id, moment, this_xid,
    sha256(convert_to(concat(item.id, '|', item.kind, '|', item.reason, '|', item.related_type, '|', item.related_id, '|',
      item.actor, '|', item.reverses, '|', item.hold_id, '|', moment_us, '|', this_xid, item.line, '|', item.memo), 'UTF8'))
  from unnest(p_ids, p_kinds, p_reasons, p_related_types, p_related_ids, p_memos, p_actors, p_reverses, p_holds, lines)
    item (id, kind, reason, related_type, related_id, memo, actor, reverses, hold_id, line)
  where item.line <> '';

  update ledger.account set posted = now.posted, held = now.held, version = now.version
  from unnest(p_accounts, a_posted, a_held, a_version, a_before) now (id, posted, held, version, version_before)
  where account.id = now.id and now.version <> now.version_before;

  insert into ledger.entry
    (account_id, version, transfer_id, leg, amount, held_delta, balance_after, held_after, xid, created_at)
  select p_accounts[side.account], side.version, p_ids[side.item], side.leg, side.amount, side.held_delta,
    side.balance_after, side.held_after, this_xid, moment
  from unnest(e_account[:m], e_version[:m], e_item[:m], e_leg[:m], e_amount[:m], e_held[:m], e_posted_after[:m],
    e_held_after[:m]) side (account, version, item, leg, amount, held_delta, balance_after, held_after);

  if 'hold' = any (p_kinds) then
    insert into ledger.hold (id, account_id, payee_id, amount, expires_at, created_at)
    select p_holds[i], p_accounts[p_leg_accounts[p_first[i]]], p_payees[i], p_leg_amounts[p_first[i]],
      moment + make_interval(secs => p_ttls[i]), moment
    from generate_series(1, n) i where p_kinds[i] = 'hold' and lines[i] <> '';
  end if;
  if h_id is not null then
    update ledger.hold set captured = now.captured, released = now.released, state = now.state,
      resolved_at = case when now.state <> 'open' then moment end
    from unnest(h_id, h_captured, h_released, h_state) now (id, captured, released, state)
    where hold.id = now.id and (hold.captured, hold.released) is distinct from (now.captured, now.released);
  end if;

  -- Absolute state of each touched wallet account. The payload's own version counts over all assets of the member.
  insert into platform.event (member_id, type, key, version, payload, occurred_at)
  select account.owner, 'profile_update', account.owner || ':' || account.asset, account.version,
    jsonb_build_object('version', total.version, 'balances', jsonb_build_object(account.asset, jsonb_build_object(
      'available', account.posted - account.held, 'held', account.held, 'version', account.version))), moment
  from unnest(p_accounts, a_version, a_before) now (id, version, version_before)
  join ledger.account on account.id = now.id
  cross join lateral (
    select sum(every.version) as version from ledger.account every
    where every.owner = account.owner and every.bucket = 'main'
  ) total
  where now.version <> now.version_before and account.owner <> 'system' and account.bucket = 'main';
end $$;

-- Seals up to p_limit transfers that no running transaction can still precede; answers how many. One sealer at a time.
create function ledger.seal_next(p_limit integer) returns integer
language plpgsql set enable_seqscan = off as $$
declare
  last ledger.seal;
  next record;
  link bytea;
  seqs bigint[] := '{}'; ids text[] := '{}'; xids xid8[] := '{}'; links bytea[] := '{}';
  m integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('ledger.seal', 0));
  select * into last from ledger.seal order by seq desc limit 1;
  link := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  for next in
    select id, xid, digest from ledger.transfer
    where (xid, id) > (coalesce(last.xid, '0'::xid8), coalesce(last.transfer_id, ''))
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit p_limit
  loop
    m := m + 1;
    link := sha256(link || next.digest);
    seqs[m] := coalesce(last.seq, 0) + m; ids[m] := next.id; xids[m] := next.xid; links[m] := link;
  end loop;
  insert into ledger.seal (seq, transfer_id, xid, hash) select * from unnest(seqs, ids, xids, links);
  return m;
end $$;
