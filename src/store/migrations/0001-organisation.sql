-- Routing: outside row-level security, so nothing here names a person. Digests are keyed.
create table route_address (
  digest bytea primary key,
  organisation_id uuid not null
);
create table route_token (
  digest bytea primary key,
  organisation_id uuid not null
);
create table route_work (
  organisation_id uuid primary key,
  -- a training desk's own time: so many ms before or after the wall clock; 0 for every real desk
  clock_offset bigint not null default 0,
  next_wake bigint,
  next_send bigint,
  next_intake bigint
);
create index route_work_wake on route_work (next_wake) where next_wake is not null;
create index route_work_send on route_work (next_send) where next_send is not null;
create index route_work_intake on route_work (next_intake) where next_intake is not null;

create table organisation (
  organisation_id uuid primary key,
  name text not null,
  mail_name text not null,
  mail_address text not null,
  phone text not null,
  out_of_hours text,
  timezone text not null,
  -- training: a desk that may wind its clock and can reach no relay
  training boolean not null,
  hold_letters boolean not null,
  letters_per_recipient_day integer not null,
  quiet_from text not null,
  quiet_to text not null,
  tell_homeowner_not_ours boolean not null,
  duty_lead uuid,
  settings jsonb not null
);

create table reference_block (
  organisation_id uuid not null,
  prefix text not null,
  next_number bigint not null,
  primary key (organisation_id, prefix)
);

-- What the running system reads: published once, never changed.
create table rulebook (
  organisation_id uuid not null,
  kind text not null check (kind in ('standard', 'calendar', 'letters')),
  name text not null,
  version text not null,
  digest bytea not null,
  body text not null,
  effective_from date,
  published_at bigint not null,
  primary key (organisation_id, kind, name, version)
);
