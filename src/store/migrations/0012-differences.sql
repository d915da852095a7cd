-- What a rebuild found otherwise than the events tell it, and put right: kept for whoever asks how that came about.
create table difference (
  organisation_id uuid not null,
  difference_id uuid not null,
  case_id uuid not null,
  found_at bigint not null,
  stored jsonb not null,
  rebuilt jsonb not null,
  primary key (organisation_id, difference_id)
);
create index difference_of_case on difference (organisation_id, case_id, found_at);

alter table difference enable row level security;
alter table difference force row level security;
create policy own_organisation on difference
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert on difference to kept_app;
