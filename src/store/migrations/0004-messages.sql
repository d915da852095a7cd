create table file (
  organisation_id uuid not null,
  sha256 text not null,
  size bigint not null,
  -- small bytes live here, larger ones in the file store under organisation and digest
  body bytea,
  sniffed_type text not null,
  stored_at bigint not null,
  primary key (organisation_id, sha256)
);

create table message (
  organisation_id uuid not null,
  message_id uuid not null,
  channel text not null,
  direction text not null check (direction in ('in', 'out')),
  mail_id text,
  digest bytea not null,
  received_at bigint not null,
  sender_key text,
  sender text,
  subject text,
  body text,
  automatic boolean not null,
  -- saved: raw bytes only; read: filed on a case; apart: in front of a person; unreadable: kept and shown
  status text not null check (status in ('saved', 'filed', 'apart', 'answered', 'ignored', 'unreadable')),
  why text not null,
  case_id uuid,
  party_id uuid,
  raw_sha256 text,
  flags text[] not null,
  seen jsonb not null,
  tries integer not null,
  next_try bigint,
  primary key (organisation_id, message_id)
);
create unique index message_once on message (organisation_id, mail_id, digest) where mail_id is not null;
create index message_of_case on message (organisation_id, case_id, received_at);
create index message_apart on message (organisation_id, received_at) where status in ('apart', 'unreadable');
create index message_saved on message (organisation_id, next_try) where status = 'saved';
create index message_mail_id on message (organisation_id, mail_id);
create index message_sender on message (organisation_id, sender_key, received_at);

create table delivery (
  organisation_id uuid not null,
  mailbox text not null,
  delivery_key text not null,
  message_id uuid not null,
  received_at bigint not null,
  envelope_from text,
  envelope_to text[] not null,
  primary key (organisation_id, mailbox, delivery_key)
);

create table attachment (
  organisation_id uuid not null,
  attachment_id uuid not null,
  message_id uuid,
  case_id uuid,
  sha256 text not null,
  name text not null,
  declared_type text not null,
  size bigint not null,
  primary key (organisation_id, attachment_id)
);
create index attachment_of_message on attachment (organisation_id, message_id);
create index attachment_of_case on attachment (organisation_id, case_id);

create table heard (
  organisation_id uuid not null,
  mailbox text not null,
  complete_at bigint not null,
  oldest_unread bigint,
  uidvalidity text,
  uid_next bigint,
  primary key (organisation_id, mailbox)
);

create table send (
  organisation_id uuid not null,
  send_id uuid not null,
  case_id uuid,
  letter text not null,
  wording text not null,
  channel text not null check (channel in ('email', 'post')),
  point_id uuid,
  recipient text,
  subject text not null,
  body text not null,
  status text not null check (status in ('queued', 'claimed', 'sent', 'failed', 'unknown', 'kept', 'cancelled', 'held')),
  mail_id text not null,
  in_reply_to text,
  mail_references text[] not null,
  reply_to text,
  automatic text,
  null_sender boolean not null,
  attachments jsonb not null,
  not_before bigint not null,
  claimed_until bigint,
  -- given to the relay: from here on a crash leaves the outcome unknown
  handed boolean not null,
  tries integer not null,
  outcome text,
  outcome_at bigint,
  queued_at bigint not null,
  -- an outcome that its case has not been told yet
  untold boolean not null,
  primary key (organisation_id, send_id)
);
create unique index send_mail_id on send (organisation_id, mail_id);
create index send_due on send (organisation_id, not_before) where status in ('queued', 'claimed');
create index send_untold on send (organisation_id, send_id) where untold;
create index send_of_case on send (organisation_id, case_id);
create index send_recipient on send (organisation_id, recipient, queued_at);
create index send_post_room on send (organisation_id, queued_at);
