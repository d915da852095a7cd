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
  /** Letters kept here for a person to print or send by hand. */
  readonly toSend: number;
}

const wanted = `($2::uuid is null or c.manager_id = $2) and ($3::text is null or c.stage = $3)
  and ($4::uuid is null or c.client_id = $4) and ($5::uuid is null or c.site_id = $5)
  and (not $6::boolean or c.needs_person > 0)
  and ($7::text is null or jsonb_path_exists(c.state, '$.appointments[*] ? (@.operative == $who && @.outcome == null)', jsonb_build_object('who', $7::text)))`;

const callDue = `jsonb_path_exists(c.state, '$.runs[*].attempts[*] ? (@.due == true)')`;

type Part = 'list' | 'pinned' | 'calls';

interface Row extends CaseCard {
  readonly part: Part | null;
  readonly people: number;
  readonly unfiled: number;
  readonly letters: number;
  readonly toSend: number;
}

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
  // The cases are chosen first, by the indexes of each part, and described once: planning costs more than reading.
  const { rows } = await tx.query<Row>(
    `with chosen as (
       (select 'list' as part, 0 as rank, c.next_deadline as ord, c.case_id from case_now c
         where c.organisation_id = $1 and c.open and c.next_deadline is not null and ${wanted}
           and ($8::boolean or (c.next_deadline, c.case_id) > ($9::bigint, $10::uuid)) and not $12::boolean
         order by c.next_deadline, c.case_id limit $11)
       union all
       (select 'list', 1, null, c.case_id from case_now c
         where c.organisation_id = $1 and c.open and c.next_deadline is null and ${wanted}
           and (not $12::boolean or c.case_id > $10::uuid)
         order by c.case_id limit $11)
       union all
       (select 'pinned', c.pinned, c.next_deadline, c.case_id from case_now c
         where c.organisation_id = $1 and c.open and c.pinned in (0, 1) and ${wanted}
         order by c.pinned, c.next_deadline limit 40)
       union all
       (select 'calls', 0, c.callback_at, c.case_id from case_now c
         where c.organisation_id = $1 and c.open and c.callback_at is not null and c.callback_at <= $13 and ${wanted}
         order by c.callback_at limit 20)
       union all
       (select 'calls', 1, c.next_deadline, c.case_id from case_now c
         where c.organisation_id = $1 and c.open and ${callDue} and ${wanted}
         order by c.next_deadline, c.case_id limit 20))
     select o.part, c.case_id as id, c.reference, c.standard, c.stage, c.open, c.next_deadline as "nextDeadline", c.pinned,
       c.callback_at as "callbackAt", c.needs_person as "needsPerson", c.received_at as "receivedAt", c.closed_at as "closedAt",
       ${callDue} as "callDue", h.plot, h.address, h.postcode,
       (select s.name from staff s where s.organisation_id = $1 and s.staff_id = c.manager_id) as manager,
       (select k.name from client k where k.organisation_id = $1 and k.client_id = c.client_id) as client,
       (select t.name from site t where t.organisation_id = $1 and t.site_id = c.site_id) as site,
       (select r.value from case_reference r where r.organisation_id = $1 and r.case_id = c.case_id and r.of = 'client' limit 1) as theirs,
       (select p.promise from promise_now p where p.organisation_id = $1 and p.case_id = c.case_id
          and p.status in ('made', 'at risk', 'late') order by p.due limit 1) as promise,
       (select count(*) from (select 1 from case_now where organisation_id = $1 and needs_person > 0 limit 1000) n) as people,
       (select count(*) from (select 1 from message where organisation_id = $1 and status in ('apart', 'unreadable') limit 1000) n) as unfiled,
       (select count(*) from (select 1 from send where organisation_id = $1 and status in ('failed', 'unknown', 'held') limit 1000) n) as letters,
       (select count(*) from (select 1 from send where organisation_id = $1 and status = 'kept' limit 1000) n) as "toSend"
     from (values (1)) one (row)
     left join chosen o on true
     left join lateral (select * from case_now where organisation_id = $1 and case_id = o.case_id limit 1) c on true
     left join lateral (select plot, address, postcode from home where organisation_id = $1 and home_id = c.home_id limit 1) h on true
     order by o.part, o.rank, o.ord, o.case_id`,
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
  const [counts] = rows;
  if (counts === undefined) throw new Error('a select from one row answered none');
  const of = (part: Part): Row[] => rows.filter((row) => row.part === part);
  const pinned = of('pinned');
  const calls = of('calls');
  return {
    cases: of('list').slice(0, most + 1),
    unsafe: pinned.filter((row) => row.pinned === 0),
    vulnerable: pinned.filter((row) => row.pinned === 1),
    calls: calls.filter((row, i) => calls.findIndex((other) => other.id === row.id) === i),
    needsPerson: counts.people,
    unfiled: counts.unfiled,
    letters: counts.letters + counts.toSend,
    toSend: counts.toSend,
  };
}
