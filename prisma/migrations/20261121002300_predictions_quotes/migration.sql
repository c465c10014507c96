create schema if not exists predictions;

-- What is being asked of which source, and when it may be asked again. `*` stands for all symbols at once. Whoever sets
-- busy_until has the question; when they die, it lapses.
create table predictions.price_question (
  trade_date date not null,
  source text not null check (source ~ '^[a-z_]{2,30}$'),
  symbol text not null check (symbol ~ '^([*]|[A-Z][A-Z0-9.]{0,9})$'),
  busy_until timestamptz not null,
  next_at timestamptz not null,
  primary key (trade_date, source, symbol)
);

-- The newest word of each source is looked up by symbol; so is what a source said lately.
create index quote_of_source on predictions.quote (source, trade_date desc);
create index price_fetch_of_source on predictions.price_fetch (source, trade_date desc);
