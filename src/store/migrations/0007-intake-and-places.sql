-- What was decided for a message, before it is done: a second try does the same again, and files nothing twice.
alter table message add column plan jsonb;
-- The next message of a sender waits until the one before it is filed.
create index message_unfiled on message (organisation_id, sender_key, received_at) where status = 'saved';

-- What the channel knew of a delivery besides its bytes: needed to judge later whether the sender is believed.
alter table delivery add column remote jsonb;
alter table delivery add column cut boolean not null default false;
create index delivery_of_message on delivery (organisation_id, message_id);

-- Number and street as a message would write them, in the shape of address_key.
alter table home add column address_head text;
create index home_head on home (organisation_id, address_head) where address_head is not null;
create index home_of_site on home (organisation_id, site_id);

-- An address or number that its owner no longer uses: kept, never written to.
alter table contact_point add column ended_at bigint;

-- What a site or a client is recognised by. Array operators are not leakproof, so that under row-level security
-- their indexes go unused: one row a value instead.
create table site_key (
  organisation_id uuid not null,
  kind text not null check (kind in ('postcode', 'outcode', 'name')),
  value text not null,
  site_id uuid not null,
  primary key (organisation_id, kind, value, site_id),
  foreign key (organisation_id, site_id) references site (organisation_id, site_id)
);
create index site_key_of on site_key (organisation_id, site_id);

create table client_key (
  organisation_id uuid not null,
  kind text not null check (kind in ('domain', 'name')),
  value text not null,
  client_id uuid not null,
  primary key (organisation_id, kind, value, client_id),
  foreign key (organisation_id, client_id) references client (organisation_id, client_id)
);
create index client_key_of on client_key (organisation_id, client_id);

do $$
declare
  t text;
begin
  foreach t in array array['site_key', 'client_key'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy own_organisation on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid) with check (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to kept_app', t);
  end loop;
end
$$;
