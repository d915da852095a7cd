-- Words people wrote: inserted once; an event carries the id. Erasure blanks body and salt.
create table words (
  organisation_id uuid not null,
  words_id uuid not null,
  case_id uuid,
  body text,
  salt bytea,
  digest bytea not null,
  written_at bigint not null,
  primary key (organisation_id, words_id)
);
create index words_of_case on words (organisation_id, case_id);

create table command_done (
  organisation_id uuid not null,
  command_key text not null,
  digest bytea not null,
  answer jsonb not null,
  at bigint not null,
  primary key (organisation_id, command_key)
);
create index command_done_at on command_done (organisation_id, at);

create table case_event (
  organisation_id uuid not null,
  case_id uuid not null,
  seq integer not null,
  event_id uuid not null,
  type text not null,
  v integer not null,
  occurred_at bigint not null,
  recorded_at bigint not null,
  by jsonb not null,
  on_behalf_of uuid,
  command_id uuid not null,
  cause_id uuid,
  track_id uuid,
  data jsonb not null,
  primary key (organisation_id, case_id, seq)
);

create table case_now (
  organisation_id uuid not null,
  case_id uuid not null,
  reference text not null,
  standard text not null,
  seq integer not null,
  fold integer not null,
  open boolean not null,
  stage text not null,
  -- the next deadline among promises to a customer or the desk; the list orders by it
  next_deadline bigint,
  -- 0 unsafe, 1 vulnerable, 2 a call promised today, null: not pinned
  pinned smallint,
  callback_at bigint,
  needs_person integer not null,
  manager_id uuid,
  client_id uuid,
  site_id uuid,
  home_id uuid,
  received_at bigint not null,
  closed_at bigint,
  last_contact_at bigint,
  wake_at bigint,
  -- a case that throws backs off beside its hand
  wake_after bigint,
  failures integer not null,
  state jsonb not null,
  primary key (organisation_id, case_id),
  unique (organisation_id, reference)
);
create index case_now_due on case_now (organisation_id, wake_at) where wake_at is not null;
create index case_now_list on case_now (organisation_id, next_deadline) where open;
create index case_now_mine on case_now (organisation_id, manager_id, next_deadline) where open;
create index case_now_pinned on case_now (organisation_id, pinned, next_deadline) where open and pinned is not null;
create index case_now_person on case_now (organisation_id, next_deadline) where needs_person > 0;
create index case_now_home on case_now (organisation_id, home_id);
create index case_now_site on case_now (organisation_id, site_id, open);
create index case_now_client on case_now (organisation_id, client_id, open, received_at);
create index case_now_closed on case_now (organisation_id, closed_at) where closed_at is not null;

create table promise_now (
  organisation_id uuid not null,
  promise_id uuid not null,
  case_id uuid not null,
  track_id uuid not null,
  item_id uuid,
  promise text not null,
  standard text not null,
  status text not null,
  was_late boolean not null,
  made_at bigint not null,
  due bigint not null,
  late_from bigint not null,
  kept_at bigint,
  primary key (organisation_id, promise_id)
);
create index promise_now_case on promise_now (organisation_id, case_id);
create index promise_now_running on promise_now (organisation_id, late_from) where status in ('made', 'at risk');

-- Which people a case concerns: a signed address names the party, the matching of senders reads it.
create table case_party (
  organisation_id uuid not null,
  case_id uuid not null,
  party_id uuid not null,
  role text not null,
  person_id uuid,
  confirmed boolean not null,
  primary key (organisation_id, case_id, party_id)
);
create index case_party_person on case_party (organisation_id, person_id);
create index case_party_id on case_party (organisation_id, party_id);

-- The client's own reference, an order number, a plot as written: searchable beside CQ.
create table case_reference (
  organisation_id uuid not null,
  case_id uuid not null,
  of text not null,
  value_key text not null,
  value text not null,
  primary key (organisation_id, case_id, of, value_key)
);
create index case_reference_value on case_reference (organisation_id, value_key text_pattern_ops);
