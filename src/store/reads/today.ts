import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../organisation-id.ts';
import type { Transaction } from '../transaction.ts';
import type { CaseCard } from './case-card.ts';

export interface TodayFilter {
  readonly manager: string | null;
  readonly stage: string | null;
  readonly client: string | null;
  readonly site: string | null;
  /** Only cases on which this person goes to the home. */
  readonly operative: string | null;
  readonly needsPerson: boolean;
}

/** The last case of the page before: the list goes on after it. Cases without a deadline come last. */
export interface After {
  readonly deadline: Instant | null;
  readonly id: string;
}

export interface TodayRows {
  /** One more than asked for where there is a further page. */
  readonly cases: readonly CaseCard[];
  readonly unsafe: readonly CaseCard[];
  readonly vulnerable: readonly CaseCard[];
  readonly calls: readonly CaseCard[];
  /** Counted up to 1,000. */
  readonly needsPerson: number;
  readonly unfiled: number;
  readonly letters: number;
}

const card = `c.case_id as id, c.reference, c.standard, c.stage, c.open, c.next_deadline as "nextDeadline", c.pinned,
  c.callback_at as "callbackAt", c.needs_person as "needsPerson", c.received_at as "receivedAt", c.closed_at as "closedAt",
  jsonb_path_exists(c.state, '$.runs[*].attempts[*] ? (@.due == true)') as "callDue",
  (select s.name from staff s where s.organisation_id = $1 and s.staff_id = c.manager_id) as manager,
  (select k.name from client k where k.organisation_id = $1 and k.client_id = c.client_id) as client,
  (select t.name from site t where t.organisation_id = $1 and t.site_id = c.site_id) as site,
  h.plot, h.address, h.postcode,
  (select r.value from case_reference r where r.organisation_id = $1 and r.case_id = c.case_id and r.of = 'client' limit 1) as theirs,
  (select p.promise from promise_now p where p.organisation_id = $1 and p.case_id = c.case_id
      and p.status in ('made', 'at risk', 'late') order by p.due limit 1) as promise`;

const home = 'left join home h on h.organisation_id = $1 and h.home_id = c.home_id';

const filter = `($2::uuid is null or c.manager_id = $2) and ($3::text is null or c.stage = $3)
  and ($4::uuid is null or c.client_id = $4) and ($5::uuid is null or c.site_id = $5)
  and (not $6::boolean or c.needs_person > 0)
  and ($7::text is null or jsonb_path_exists(c.state, '$.appointments[*] ? (@.operative == $who && @.outcome == null)', jsonb_build_object('who', $7::text)))`;

const callDue = `jsonb_path_exists(c.state, '$.runs[*].attempts[*] ? (@.due == true)')`;

/**
 * Today's page in one statement: open cases by next deadline, the pinned band, and what waits elsewhere. `until` is
 * the end of today on the organisation's wall.
 */
export async function todayRows(
  tx: Transaction,
  organisation: OrganisationId,
  { manager, stage, client, site, operative, needsPerson }: TodayFilter,
  after: After | null,
  until: Instant,
  most: number,
): Promise<TodayRows> {
  const { rows } = await tx.query<TodayRows>(
    `with dated as (
       select ${card} from case_now c ${home}
        where c.organisation_id = $1 and c.open and c.next_deadline is not null and ${filter}
          and ($8::boolean or (c.next_deadline, c.case_id) > ($9::bigint, $10::uuid))
          and not $12::boolean
        order by c.next_deadline, c.case_id limit $11),
     undated as (
       select ${card} from case_now c ${home}
        where c.organisation_id = $1 and c.open and c.next_deadline is null and ${filter}
          and ($8::boolean or not $12::boolean or c.case_id > $10::uuid)
        order by c.case_id limit $11),
     pinned as (
       select ${card} from case_now c ${home}
        where c.organisation_id = $1 and c.open and c.pinned in (0, 1) and ${filter}
        order by c.pinned, c.next_deadline limit 40),
     called as (
       select ${card} from case_now c ${home}
        where c.organisation_id = $1 and c.open and c.callback_at is not null and c.callback_at <= $13 and ${filter}
        order by c.callback_at limit 20),
     due as (
       select ${card} from case_now c ${home}
        where c.organisation_id = $1 and c.open and ${callDue} and ${filter}
        order by c.next_deadline, c.case_id limit 20)
     select
       (select coalesce(json_agg(r), '[]') from (select * from dated union all select * from undated limit $11) r) as cases,
       (select coalesce(json_agg(r), '[]') from pinned r where r.pinned = 0) as unsafe,
       (select coalesce(json_agg(r), '[]') from pinned r where r.pinned = 1) as vulnerable,
       (select coalesce(json_agg(r), '[]') from (
          select * from called union all select * from due where id not in (select id from called)) r) as calls,
       (select count(*) from (select 1 from case_now where organisation_id = $1 and needs_person > 0 limit 1000) n) as "needsPerson",
       (select count(*) from (select 1 from message where organisation_id = $1 and status in ('apart', 'unreadable') limit 1000) n) as unfiled,
       (select count(*) from (select 1 from send where organisation_id = $1 and status in ('failed', 'unknown', 'held') limit 1000) n) as letters`,
    [
      organisation,
      manager,
      stage,
      client,
      site,
      needsPerson,
      operative,
      after === null,
      after?.deadline ?? 0,
      after?.id ?? '00000000-0000-0000-0000-000000000000',
      most + 1,
      after !== null && after.deadline === null,
      until,
    ],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a select without from answered no row');
  return row;
}
