create table sign_in (
  organisation_id uuid not null,
  sign_in_id uuid not null,
  staff_id uuid,
  code_digest bytea not null,
  link_digest bytea not null,
  browser_digest bytea not null,
  expires_at bigint not null,
  tries integer not null,
  used_at bigint,
  primary key (organisation_id, sign_in_id)
);
create index sign_in_link on sign_in (organisation_id, link_digest);

create table set_up_link (
  organisation_id uuid not null,
  link_digest bytea not null,
  staff_id uuid not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (organisation_id, link_digest),
  foreign key (organisation_id, staff_id) references staff (organisation_id, staff_id)
);

create table session (
  organisation_id uuid not null,
  session_digest bytea not null,
  staff_id uuid,
  -- a customer's session shows one case, as one party
  case_id uuid,
  party_id uuid,
  started_at bigint not null,
  expires_at bigint not null,
  ended_at bigint,
  primary key (organisation_id, session_digest)
);
create index session_of_staff on session (organisation_id, staff_id);

create table customer_link (
  organisation_id uuid not null,
  link_digest bytea not null,
  case_id uuid not null,
  party_id uuid not null,
  issued_at bigint not null,
  expires_at bigint not null,
  revoked_at bigint,
  primary key (organisation_id, link_digest)
);
create index customer_link_of on customer_link (organisation_id, case_id, party_id);

create table read_audit (
  organisation_id uuid not null,
  audit_id uuid not null,
  staff_id uuid,
  party_id uuid,
  case_id uuid not null,
  what text not null,
  at bigint not null,
  primary key (organisation_id, audit_id)
);
create index read_audit_case on read_audit (organisation_id, case_id, at);

create table rate (
  organisation_id uuid not null,
  key_digest bytea not null,
  slot bigint not null,
  hits integer not null,
  primary key (organisation_id, key_digest, slot)
);
