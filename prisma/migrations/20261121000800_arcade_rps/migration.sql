-- The odds that rock paper scissors starts with: a win pays 1.9 times the stake, a tie gives it back. Of three equally
-- likely hands one wins and one ties: (190 + 100) / 300.
insert into arcade.paytable
  (game, version, config, rtp_numerator, rtp_denominator, hit_numerator, published_at, published_by, effective_at)
values ('rps', 1, '{ "win": 190 }', 290, 300, 100, '2026-01-01 00:00+09', 'system', '2026-01-01 00:00+09');
