-- The desk's list of open cases, from any page on: the id breaks ties of one deadline.
create index case_now_by_deadline on case_now (organisation_id, next_deadline, case_id) where open;
create index case_now_of_manager on case_now (organisation_id, manager_id, next_deadline, case_id) where open;
create index case_now_at_stage on case_now (organisation_id, stage, next_deadline, case_id) where open;
create index case_now_of_client on case_now (organisation_id, client_id, next_deadline, case_id) where open;
create index case_now_of_site on case_now (organisation_id, site_id, next_deadline, case_id) where open;
create index case_now_callback on case_now (organisation_id, callback_at) where open and callback_at is not null;

-- What a person types into the search box. Functions on a column are not leakproof, so that under row-level security
-- an index on an expression goes unused: these hold the column as it is written.
create index home_plot_as_written on home (organisation_id, plot);
create index person_name on person (organisation_id, name);
create index client_contact_name on client_contact (organisation_id, name);

create index send_status on send (organisation_id, status, queued_at);
create index promise_now_made on promise_now (organisation_id, made_at);

-- Calls that fell due and nobody has made yet: few among many cases.
create index case_now_call_due on case_now (organisation_id, next_deadline, case_id)
  where open and jsonb_path_exists(state, '$.runs[*].attempts[*] ? (@.due == true)');

create index message_put_aside on message (organisation_id, received_at) where status = 'ignored';
create index case_now_received on case_now (organisation_id, received_at);
