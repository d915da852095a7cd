create table staff (
  organisation_id uuid not null,
  staff_id uuid not null,
  name text not null,
  email text not null,
  phone text,
  roles text[] not null,
  area text,
  joined_at bigint not null,
  left_at bigint,
  primary key (organisation_id, staff_id)
);
create unique index staff_email on staff (organisation_id, lower(email)) where left_at is null;

create table absence (
  organisation_id uuid not null,
  absence_id uuid not null,
  staff_id uuid not null,
  from_date date not null,
  to_date date not null,
  cover_id uuid,
  primary key (organisation_id, absence_id),
  foreign key (organisation_id, staff_id) references staff (organisation_id, staff_id),
  foreign key (organisation_id, cover_id) references staff (organisation_id, staff_id)
);
create index absence_of on absence (organisation_id, staff_id, to_date);

create table client (
  organisation_id uuid not null,
  client_id uuid not null,
  code text not null,
  name text not null,
  kind text not null check (kind in ('house-builder', 'developer', 'social-housing provider')),
  domains text[] not null,
  -- told the finding when it is not ours, told first when a homeowner reports direct
  tell_homeowner_not_ours boolean not null,
  direct_reports boolean not null,
  complaint_days integer,
  trading boolean not null,
  primary key (organisation_id, client_id),
  unique (organisation_id, code)
);
create index client_domain on client using gin (domains);

create table site (
  organisation_id uuid not null,
  site_id uuid not null,
  client_id uuid not null,
  code text not null,
  name text not null,
  postcodes text[] not null,
  outcodes text[] not null,
  area text not null,
  primary key (organisation_id, site_id),
  unique (organisation_id, code),
  foreign key (organisation_id, client_id) references client (organisation_id, client_id)
);
create index site_of_client on site (organisation_id, client_id);
create index site_postcode on site using gin (postcodes);
create index site_outcode on site using gin (outcodes);

create table home (
  organisation_id uuid not null,
  home_id uuid not null,
  site_id uuid not null,
  plot text,
  address text,
  -- lower-case, single spaces, no punctuation: what a message is matched against
  address_key text,
  postcode text,
  uprn text,
  completed_on date,
  primary key (organisation_id, home_id),
  foreign key (organisation_id, site_id) references site (organisation_id, site_id)
);
create unique index home_plot on home (organisation_id, site_id, lower(plot)) where plot is not null;
create index home_postcode on home (organisation_id, postcode);
create index home_address on home (organisation_id, address_key text_pattern_ops);

create table person (
  organisation_id uuid not null,
  person_id uuid not null,
  name text not null,
  title text,
  prefers text not null check (prefers in ('email', 'phone', 'post')),
  prefers_times text,
  language text,
  needs text[] not null,
  safe_contact_only boolean not null,
  primary key (organisation_id, person_id)
);

create table occupancy (
  organisation_id uuid not null,
  occupancy_id uuid not null,
  home_id uuid not null,
  person_id uuid not null,
  capacity text not null,
  from_date date not null,
  to_date date,
  primary key (organisation_id, occupancy_id),
  foreign key (organisation_id, home_id) references home (organisation_id, home_id),
  foreign key (organisation_id, person_id) references person (organisation_id, person_id)
);
create index occupancy_of_home on occupancy (organisation_id, home_id);
create index occupancy_of_person on occupancy (organisation_id, person_id);

create table client_contact (
  organisation_id uuid not null,
  contact_id uuid not null,
  client_id uuid not null,
  site_id uuid,
  name text not null,
  post text not null check (post in ('buyer', 'site', 'director', 'customer care', 'reporting')),
  from_date date not null,
  to_date date,
  primary key (organisation_id, contact_id),
  foreign key (organisation_id, client_id) references client (organisation_id, client_id),
  foreign key (organisation_id, site_id) references site (organisation_id, site_id)
);
create index client_contact_of on client_contact (organisation_id, client_id);

-- An address or number, inserted once and never changed; erasure blanks value and salt.
create table contact_point (
  organisation_id uuid not null,
  point_id uuid not null,
  owner_kind text not null check (owner_kind in ('person', 'client contact', 'staff', 'sender')),
  owner_id uuid not null,
  channel text not null check (channel in ('email', 'phone', 'post')),
  value text,
  value_key text,
  salt bytea,
  digest bytea not null,
  added_at bigint not null,
  primary key (organisation_id, point_id)
);
create index contact_point_value on contact_point (organisation_id, value_key);
create index contact_point_owner on contact_point (organisation_id, owner_id);

create table suppression (
  organisation_id uuid not null,
  value_key text not null,
  because text not null,
  since bigint not null,
  primary key (organisation_id, value_key)
);

-- Who is told at a client about a site's cases (A8): the builder, or the provider direct, as agreed, dated.
create table reporting_line (
  organisation_id uuid not null,
  line_id uuid not null,
  client_id uuid not null,
  site_id uuid,
  contact_id uuid not null,
  from_date date not null,
  to_date date,
  primary key (organisation_id, line_id),
  foreign key (organisation_id, client_id) references client (organisation_id, client_id),
  foreign key (organisation_id, site_id) references site (organisation_id, site_id),
  foreign key (organisation_id, contact_id) references client_contact (organisation_id, contact_id)
);
create index reporting_line_of on reporting_line (organisation_id, client_id, site_id);

-- Who at the organisation looks after a client or a site (A2), dated.
create table named_contact (
  organisation_id uuid not null,
  named_contact_id uuid not null,
  client_id uuid,
  site_id uuid,
  staff_id uuid not null,
  from_date date not null,
  to_date date,
  primary key (organisation_id, named_contact_id),
  foreign key (organisation_id, client_id) references client (organisation_id, client_id),
  foreign key (organisation_id, site_id) references site (organisation_id, site_id),
  foreign key (organisation_id, staff_id) references staff (organisation_id, staff_id)
);
create index named_contact_of on named_contact (organisation_id, client_id, site_id);

create table import_run (
  organisation_id uuid not null,
  import_id uuid not null,
  file_name text not null,
  digest bytea not null,
  at bigint not null,
  added integer not null,
  changed integer not null,
  same integer not null,
  refused jsonb not null,
  primary key (organisation_id, import_id)
);
