-- Changed odds are public a day before anybody plays by them (NOTICE_HOURS of lib/arcade/odds/constants.ts, once more where
-- no code can pass it by). First versions begin with their game; versions from before this rule stay as they are.
alter table arcade.paytable
  add constraint paytable_notice check (version = 1 or effective_at >= published_at + interval '24 hours') not valid;
