-- One policy for every tenant table: rows of the organisation named in the transaction, and no others.
do $$
declare
  t text;
begin
  foreach t in array array[
    'organisation', 'reference_block', 'rulebook', 'staff', 'absence', 'client', 'site', 'home', 'person', 'occupancy',
    'client_contact', 'contact_point', 'suppression', 'reporting_line', 'named_contact', 'import_run', 'words',
    'command_done', 'case_event', 'case_now', 'promise_now', 'case_party', 'case_reference', 'file', 'message',
    'delivery', 'attachment', 'heard', 'send', 'sign_in', 'set_up_link', 'session', 'customer_link', 'read_audit', 'rate'
  ] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy own_organisation on %I using (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid) with check (organisation_id = nullif(current_setting(''app.organisation'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to kept_app', t);
  end loop;
end
$$;
revoke update, delete on case_event from kept_app;
revoke delete on words, contact_point, case_now from kept_app;
grant select, insert, update on route_address, route_token, route_work to kept_app;
grant delete on route_token to kept_app;
grant usage on schema public to kept_app;
