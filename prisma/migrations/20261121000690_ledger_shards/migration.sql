-- What duplicates of the gacha become. Shards buy items of limited stock and nothing else; no money and no GOLD buys them.
insert into ledger.asset (code, name_ko, name_en) values ('SHARD', '조각', 'Shard');
insert into ledger.account (owner, asset, bucket)
select 'system', 'SHARD', purpose from unnest('{issue:gacha,sink:gacha}'::text[]) purpose;
