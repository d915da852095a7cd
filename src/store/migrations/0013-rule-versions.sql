-- What is published stays as it is: no statement of the app changes or deletes it; it can only be withdrawn from new cases.
alter table rulebook add column withdrawn_at bigint;
revoke update, delete on rulebook from kept_app;
grant update (withdrawn_at) on rulebook to kept_app;

-- Standards on their way to being published: a draft is checked when `findings` is there; a changed draft is checked anew.
create table standard_draft (
  organisation_id uuid not null,
  name text not null,
  version text not null,
  body text not null,
  wording text not null,
  findings jsonb,
  saved_at bigint not null,
  checked_at bigint,
  primary key (organisation_id, name, version)
);

alter table standard_draft enable row level security;
alter table standard_draft force row level security;
create policy own_organisation on standard_draft
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update, delete on standard_draft to kept_app;
