-- Gacha: where each member stands, what they have, what shards still buy; and the odds it opens with.

-- A pull pays items and never GOLD, so its return is zero by design; every other game stays in its band.
alter table arcade.paytable
  drop constraint paytable_check1,
  add constraint paytable_band check (case when game = 'gacha' then rtp_numerator = 0
    else rtp_numerator * 100 between rtp_denominator * 90 and rtp_denominator * 99 end);

insert into arcade.paytable
  (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_at, published_by, effective_at)
values (
  'gacha', 1,
  '{
    "cost": { "one": 50, "ten": 500 },
    "rates": { "SSR": 10000, "SR": 90000, "R": 300000, "N": 600000 },
    "items": {
      "SSR": [{ "id": "moa", "ppm": 200000 }, { "id": "aurora", "ppm": 400000 }, { "id": "moon", "ppm": 400000 }],
      "SR": [
        { "id": "whale", "ppm": 250000 }, { "id": "comet", "ppm": 250000 },
        { "id": "lighthouse", "ppm": 250000 }, { "id": "balloon", "ppm": 250000 }
      ],
      "R": [
        { "id": "lantern", "ppm": 200000 }, { "id": "kite", "ppm": 200000 }, { "id": "teacup", "ppm": 200000 },
        { "id": "umbrella", "ppm": 200000 }, { "id": "feather", "ppm": 200000 }
      ],
      "N": [
        { "id": "leaf", "ppm": 200000 }, { "id": "cloud", "ppm": 200000 }, { "id": "drop", "ppm": 150000 },
        { "id": "pebble", "ppm": 150000 }, { "id": "wave", "ppm": 150000 }, { "id": "sprout", "ppm": 150000 }
      ]
    },
    "pity": { "softFrom": 61, "softStep": 50000, "hard": 80 },
    "tenth": "SR",
    "shards": { "SSR": 60, "SR": 12, "R": 3, "N": 1 }
  }',
  0, 1000000, 10000, '2026-01-01 00:00+09', 'system', '2026-01-01 00:00+09'
);

-- missed: pulls since the last SSR. The luck columns count what was pulled with one version of the odds, from where the
-- count stood when it began, so that a change of odds neither moves the count nor blurs the comparison.
create table arcade.gacha_progress (
  member_id text primary key,
  missed integer not null default 0 check (missed >= 0),
  ssr bigint not null default 0,
  sr bigint not null default 0,
  r bigint not null default 0,
  n bigint not null default 0,
  luck_version integer,
  luck_from integer not null default 0 check (luck_from >= 0),
  luck_pulls bigint not null default 0,
  luck_ssr bigint not null default 0,
  version bigint not null default 0
) with (fillfactor = 70);
create trigger gacha_progress_kept before delete or truncate on arcade.gacha_progress
  for each statement execute function platform.refuse_change();

-- What a member has. origin names the round or the transfer that it first came by.
create table arcade.gacha_item (
  member_id text not null,
  item_id text not null,
  copies bigint not null check (copies > 0),
  source text not null check (source in ('pull', 'exchange')),
  origin text not null,
  first_at timestamptz not null default platform.clock_now(),
  primary key (member_id, item_id)
) with (fillfactor = 70);
create trigger gacha_item_kept before delete or truncate on arcade.gacha_item
  for each statement execute function platform.refuse_change();

-- What shards buy: so many for everybody together, one for each member. Price in shards.
create table arcade.gacha_stock (
  item_id text primary key,
  price bigint not null check (price > 0),
  stock integer not null check (stock >= 0),
  sold integer not null default 0,
  check (sold between 0 and stock)
);
insert into arcade.gacha_stock (item_id, price, stock) values
  ('compass', 30, 500), ('crystal', 90, 150), ('hourglass', 240, 30);

-- A round that was settled from a count which has moved since is refused; nobody else moves it until this transaction ends.
create function arcade.gacha_gate(p_plays jsonb, p_moment timestamptz) returns table (place integer, code text)
language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
begin
  insert into arcade.gacha_progress (member_id)
  select distinct play."memberId" from jsonb_to_recordset(p_plays) play ("memberId" text)
  where not exists (select from arcade.gacha_progress progress where progress.member_id = play."memberId")
  order by 1 on conflict do nothing;
  perform from arcade.gacha_progress
  where member_id = any (array(select play."memberId" from jsonb_to_recordset(p_plays) play ("memberId" text)))
  order by member_id for no key update;
  return query
  select play.place, 'CONFLICT'
  from jsonb_to_recordset(p_plays) play (place integer, "memberId" text, extra jsonb)
  join arcade.gacha_progress progress on progress.member_id = play."memberId"
  where progress.version <> (play.extra ->> 'version')::bigint;
end $$;

-- extra: { version, missed, counts by rarity, items: { id: copies }, luck, progress }; progress is what the answer says.
create function arcade.gacha_write(p_plays jsonb, p_moment timestamptz) returns table (place integer, state jsonb)
language plpgsql set enable_seqscan = off as $$
#variable_conflict use_column
begin
  update arcade.gacha_progress progress set
    missed = (extra ->> 'missed')::integer,
    ssr = ssr + (extra #>> '{counts,SSR}')::bigint,
    sr = sr + (extra #>> '{counts,SR}')::bigint,
    r = r + (extra #>> '{counts,R}')::bigint,
    n = n + (extra #>> '{counts,N}')::bigint,
    luck_version = (extra #>> '{luck,version}')::integer,
    luck_from = (extra #>> '{luck,from}')::integer,
    luck_pulls = (extra #>> '{luck,pulls}')::bigint,
    luck_ssr = (extra #>> '{luck,ssr}')::bigint,
    version = version + 1
  from jsonb_to_recordset(p_plays) play ("memberId" text, extra jsonb)
  where progress.member_id = play."memberId";

  insert into arcade.gacha_item as item (member_id, item_id, copies, source, origin, first_at)
  select play."memberId", pulled.key, pulled.value::bigint, 'pull', play."roundId", p_moment
  from jsonb_to_recordset(p_plays) play ("memberId" text, "roundId" text, extra jsonb),
    jsonb_each_text(play.extra -> 'items') pulled
  order by 1, 2
  on conflict (member_id, item_id) do update set copies = item.copies + excluded.copies;

  return query
  select play.place, play.extra -> 'progress' from jsonb_to_recordset(p_plays) play (place integer, extra jsonb);
end $$;
