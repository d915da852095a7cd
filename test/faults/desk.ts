import type { Pool } from 'pg';
import { type Alongside, type Answer, askOfCase, type Done, type Request } from '../../src/app/ask.ts';
import { type Woken, wakeOrganisation } from '../../src/app/wake.ts';
import type { CaseEvent } from '../../src/domain/case/event.ts';
import { readEvents } from '../../src/store/case/load.ts';
import type { OrganisationId } from '../../src/store/organisation-id.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { publishShipped, type TestGround, testGround } from '../kit/ground.ts';
import { haveAddresses, opening } from '../kit/opening.ts';
import { anOrganisation } from '../web/organisation.ts';

export interface Opened {
  readonly id: string;
  readonly itemId: string;
  readonly reference: string;
}

/** A desk that takes cases, with one homeowner and one client who can be written to. */
export interface Desk {
  readonly ground: TestGround;
  readonly organisation: OrganisationId;
  readonly manager: Request['by'];
  /** What opening a complete query asks: two calls with one key ask the same of two ids. */
  opening(key: string): Promise<Request>;
  ask(request: Request, alongside?: Alongside): Promise<Answer>;
  /** Opens a complete query. */
  open(key: string): Promise<Opened>;
  move(of: Opened, move: string, fields: Record<string, string>, key?: string): Promise<Done>;
  /** Registered, and a homeowner to be asked for a time: attempts begin. */
  awaitAnswer(of: Opened): Promise<void>;
  /** Wakes what is due by this ground's clock, until nothing is. */
  wake(): Promise<Woken>;
  events(of: string): Promise<CaseEvent[]>;
  rows<T extends object>(sql: string, values?: readonly unknown[]): Promise<T[]>;
}

export const isDone = (answer: Answer): Done => {
  if (!('done' in answer)) throw new Error(`not done: ${JSON.stringify(answer)}`);
  return answer;
};

/** Runs one statement inside the organisation; its id is the first value. */
export function rowsOf<T extends object>(
  pool: Pool,
  organisation: OrganisationId,
  sql: string,
  values: readonly unknown[] = [],
): Promise<T[]> {
  return inOrganisation(
    pool,
    organisation,
    async (tx) => (await tx.query<T>(sql, [organisation, ...values])).rows,
  );
}

const manyLetters = 'update organisation set letters_per_recipient_day = 100000 where organisation_id = $1';

/** A desk of its own on `pool`, its clock standing at `start`. */
export async function aDesk(pool: Pool, start: number): Promise<Desk> {
  const ground = testGround(pool, start);
  const organisation = await anOrganisation(pool);
  await publishShipped(ground, organisation);
  await haveAddresses(ground, organisation);
  await rowsOf(pool, organisation, manyLetters);
  const manager: Request['by'] = {
    kind: 'staff',
    id: ground.newId(),
    roles: ['administrator', 'care manager'],
  };
  const desk: Desk = {
    ground,
    organisation,
    manager,
    opening: (key) => opening(ground, organisation, key),
    ask: (request, alongside) => askOfCase(ground, organisation, request, alongside),
    open: async (key) => {
      const request = await desk.opening(key);
      const { reference } = isDone(await desk.ask(request));
      if (request.ask.do !== 'open case') throw new Error('not an opening');
      return { id: request.case, itemId: request.ask.data.items[0]?.itemId ?? '', reference };
    },
    move: async (of, move, fields, key = `${move} ${of.id}`) => {
      const data = { move, items: [of.itemId], fields };
      return isDone(await desk.ask({ key, case: of.id, by: manager, ask: { do: 'make move', data } }));
    },
    awaitAnswer: async (of) => {
      await desk.move(of, 'register', { manager: 'id' in manager ? manager.id : '' });
      await desk.move(of, 'inspect', { reason: ground.newId() });
    },
    wake: async () => {
      let total: Woken = { cases: 0, events: 0, failed: 0 };
      for (let turn = 0; turn < 1_000; turn += 1) {
        const woken = await wakeOrganisation(
          ground,
          organisation,
          await ground.now(organisation),
          (_, error) => {
            throw error;
          },
        );
        total = {
          cases: total.cases + woken.cases,
          events: total.events + woken.events,
          failed: total.failed + woken.failed,
        };
        if (woken.cases === 0) return total;
      }
      throw new Error('there is always something to wake');
    },
    events: (of) => inOrganisation(pool, organisation, (tx) => readEvents(tx, organisation, of)),
    rows: (sql, values) => rowsOf(pool, organisation, sql, values),
  };
  return desk;
}
