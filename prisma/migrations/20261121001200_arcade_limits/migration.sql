-- When each member last read that they had been playing for an hour: once an hour, on whichever device they play. Apart
-- from arcade.player, whose row every wager locks.
create table arcade.play_notice (
  member_id text primary key,
  acknowledged_at timestamptz not null,
  version integer not null default 1
);
create trigger play_notice_kept before delete or truncate on arcade.play_notice
  for each statement execute function platform.refuse_change();
