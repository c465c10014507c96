-- The few who take no part in what is public among members: suspended ones and operators.
create index member_absent on identity.member (id) where status <> 'ACTIVE' or roles <> array['USER'];
