-- What members did on screens, as their browsers said. Plays are no actions: arcade.round has those.
create table arcade.action (
  id text primary key,
  member_id text not null,
  action text not null check (action ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  created_at timestamptz not null default platform.clock_now()
);
create index action_of_member on arcade.action (member_id, id desc);
create index action_by_age on arcade.action (created_at);

-- A reward that was claimed: once for each member and achievement, in the transaction of its transfer. Whether something
-- is achieved is read from the figures themselves and stands nowhere.
create table arcade.achievement_claim (
  member_id text not null,
  achievement text not null,
  asset text not null,
  amount bigint not null check (amount > 0),
  transfer_id text not null unique,
  claimed_at timestamptz not null default platform.clock_now(),
  primary key (member_id, achievement)
);
create trigger achievement_claim_append_only before update or delete or truncate on arcade.achievement_claim
  for each statement execute function platform.refuse_change();

-- Who wants to be seen on leaderboards: nobody who has not said so. The handle stands for the member where an order has to
-- be told to others (cursors), and says nothing about them.
create table arcade.board_choice (
  member_id text primary key,
  is_on_board boolean not null,
  handle text not null unique,
  updated_at timestamptz not null default platform.clock_now()
);
create index board_choice_shown on arcade.board_choice (member_id) include (handle) where is_on_board;
