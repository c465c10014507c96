-- The hot path of picks. to_char is not immutable: declared so, these two would be functions of their own for each value,
-- instead of parts of the statements that use them.
create or replace function predictions.instant_json(p_at timestamptz) returns text
language sql stable as $$ select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

create or replace function predictions.pick_json(p_pick predictions.pick) returns jsonb
language sql stable as $$
  select jsonb_build_object('id', p_pick.id, 'tradeDate', p_pick.trade_date, 'symbol', p_pick.symbol, 'side', p_pick.side,
    'confidence', p_pick.confidence, 'state', p_pick.state, 'points', p_pick.points,
    'settlementVersion', p_pick.settlement_version, 'version', p_pick.version,
    'pickedAt', predictions.instant_json(p_pick.picked_at), 'changedAt', predictions.instant_json(p_pick.changed_at))
$$;

-- As before (20261121002200), but no plan that was made while a table was small reads it whole once it has grown.
create or replace function predictions.put_picks(p_items jsonb)
returns table (place integer, code text, status smallint, content_type text, body text, fingerprint bytea)
language plpgsql set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  item record;
  known platform.idempotency;
  put record;
begin
  for item in
    select * from jsonb_to_recordset(p_items) as item (place integer, principal text, key text, fingerprint bytea, act text,
      member_id text, trade_date date, symbol text, id text, side text, confidence smallint, keeps_confidence boolean,
      status smallint)
    order by item.member_id, item.place
  loop
    place := item.place;
    select * into known from platform.idempotency where principal = item.principal and key = item.key;
    if found then
      code := null; status := known.status; content_type := known.content_type; body := known.body;
      fingerprint := known.fingerprint;
      return next;
      continue;
    end if;
    put := predictions.put_pick(item.act, item.member_id, item.trade_date, item.symbol, item.id, item.side, item.confidence,
      item.keeps_confidence);
    code := put.code; status := item.status; content_type := 'application/json'; fingerprint := null; body := null;
    if put.code is null then
      body := jsonb_build_object('pick', put.pick, 'slots', put.day -> 'slots', 'version', put.day -> 'version');
      insert into platform.idempotency (principal, key, fingerprint, status, content_type, body)
      values (item.principal, item.key, item.fingerprint, status, content_type, body);
    end if;
    return next;
  end loop;
end $$;
