-- Whoever moves a session, by whatever statement, the fact is told with the move: `event_update`, to nobody in particular.
-- The payload is MarketSessionUpdate (lib/predictions/sessions/events.ts).
create function predictions.iso(moment timestamptz) returns text language sql immutable parallel safe
as $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;
create function predictions.tell_market_session() returns trigger language plpgsql as $$
begin
  insert into platform.event (member_id, type, key, version, payload) values (
    null, 'event_update', 'market_session:' || new.trade_date, new.version, jsonb_build_object(
      'kind', 'market_session', 'tradeDate', new.trade_date, 'phase', new.phase, 'version', new.version,
      'opensAt', predictions.iso(new.opens_at), 'cutoffAt', predictions.iso(new.cutoff_at),
      'openAt', predictions.iso(new.open_at), 'closeAt', predictions.iso(new.close_at),
      'fetchAt', predictions.iso(new.fetch_at), 'settleAt', predictions.iso(new.settle_at),
      'isEarlyClose', new.is_early_close, 'cancelledReason', new.cancelled_reason));
  return null;
end $$;
create trigger market_session_told after update on predictions.market_session
  for each row when (new.version <> old.version) execute function predictions.tell_market_session();

-- Ten that members know by name. More would not fit the free daily calls of the first source (25, with one retry each).
insert into predictions.symbol (symbol, name_ko, name_en, position, valid_from) values
  ('TSLA', '테슬라', 'Tesla', 1, '2014-01-01'),
  ('NVDA', '엔비디아', 'NVIDIA', 2, '2014-01-01'),
  ('AAPL', '애플', 'Apple', 3, '2014-01-01'),
  ('MSFT', '마이크로소프트', 'Microsoft', 4, '2014-01-01'),
  ('GOOGL', '알파벳', 'Alphabet', 5, '2014-01-01'),
  ('AMZN', '아마존', 'Amazon', 6, '2014-01-01'),
  ('META', '메타', 'Meta Platforms', 7, '2022-06-09'),
  ('PLTR', '팔란티어', 'Palantir', 8, '2020-09-30'),
  ('NFLX', '넷플릭스', 'Netflix', 9, '2014-01-01'),
  ('AMD', 'AMD', 'AMD', 10, '2014-01-01')
on conflict (symbol) do nothing;
