-- A program's way in: the key itself is shown once, when it is made.
create table api_key (
  organisation_id uuid not null,
  key_digest bytea not null,
  key_id uuid not null,
  name text not null,
  -- what it may do; client_id: whose cases alone it sees, null: all
  scopes text[] not null,
  client_id uuid,
  made_at bigint not null,
  revoked_at bigint,
  primary key (organisation_id, key_digest),
  foreign key (organisation_id, client_id) references client (organisation_id, client_id)
);
create unique index api_key_id on api_key (organisation_id, key_id);
create unique index api_key_name on api_key (organisation_id, lower(name)) where revoked_at is null;

-- What no limit counts any more is dropped by its slot.
create index rate_slot on rate (organisation_id, slot);
-- The newest sign-in that a browser asked for.
create index sign_in_browser on sign_in (organisation_id, browser_digest, expires_at);

alter table api_key enable row level security;
alter table api_key force row level security;
create policy own_organisation on api_key
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update on api_key to kept_app;
