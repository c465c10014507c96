-- Every play moves `last_played_at`. As long as an index held it, PostgreSQL wrote each session anew in all four of its
-- indexes and left the old version behind; now the row changes in its own page (a HOT update). Open sessions are as many as
-- members who play: the job that ends the abandoned ones finds them by `game_session_one_open`.
drop index arcade.game_session_idle;
