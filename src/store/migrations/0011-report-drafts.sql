-- A report in the making, by the digest of a token in the reader's browser: dropped when it is sent, or a day later.
create table report_draft (
  organisation_id uuid not null,
  draft_digest bytea not null,
  answers jsonb not null,
  -- once it is sent: what is asked of the case, so that sending it twice opens one; then the case it became
  plan jsonb,
  outcome jsonb,
  expires_at bigint not null,
  primary key (organisation_id, draft_digest)
);
create index report_draft_old on report_draft (organisation_id, expires_at);

alter table report_draft enable row level security;
alter table report_draft force row level security;
create policy own_organisation on report_draft
  using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)
  with check (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
grant select, insert, update, delete on report_draft to kept_app;
