import { wakeOrganisation } from '../src/app/wake.ts';
import { inOrganisation } from '../src/store/transaction.ts';
import { freePort } from '../test/kit/free-port.ts';
import { perSecond, report } from './asking.ts';
import type { Figure } from './figure.ts';
import { median } from './figure.ts';
import type { Place } from './place.ts';
import { rowsWrittenBy } from './replica.ts';

const cases = 1_000;
const atOnce = 50;
const repetitions = 4;

/** When the cases that have just been written are due: all at one moment, each with one thing to be noted. */
async function lastMoment({ pool, organisation }: Place): Promise<number> {
  return inOrganisation(pool, organisation, async (tx) => {
    const { rows } = await tx.query<{ at: number }>(
      'select max(wake_at) as at from case_now where organisation_id = $1 and open',
      [organisation],
    );
    return rows[0]?.at ?? Number.NaN;
  });
}

/** Due cases woken by one worker, one after the other turn: each has a promise that fell due and is noted. */
export async function wakes(place: Place): Promise<Figure> {
  const { ground, organisation, pool, key } = place;
  const port = await freePort();
  const stop = await place.run('src/main/web.ts', { PORT: String(port) }, port);
  const open = () =>
    perSecond(port, 1, 1, () => ({
      method: 'POST',
      path: '/api/v1/cases',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'idempotency-key': `wakes-${ground.newId()}`,
      },
      body: JSON.stringify(report),
    }));
  await open();
  const replica = await rowsWrittenBy(place.administratorUrl, organisation, open);
  await stop();
  const measured: number[] = [];
  let told = '';
  for (let turn = 0; turn < repetitions; turn += 1) {
    for (let n = 0; n < cases; n += atOnce)
      await inOrganisation(pool, organisation, async (tx) => {
        for (let i = 0; i < atOnce; i += 1)
          await tx.query({ name: 'replica', text: replica.statement, values: [replica.copy()] });
      });
    const now = await lastMoment(place);
    const then = { ...ground, now: async () => now };
    const began = performance.now();
    let [woken, events, commits] = [0, 0, 0];
    for (let last = 1; last > 0; ) {
      const done = await wakeOrganisation(then, organisation, now, (_, error) => {
        throw error;
      });
      last = done.cases;
      woken += done.cases;
      events += done.events;
      commits += 1;
    }
    const seconds = (performance.now() - began) / 1_000;
    measured.push(woken / seconds);
    told = `last turn: ${woken} cases, ${events} events in ${commits} commits, ${seconds.toFixed(1)} s`;
  }
  return {
    name: 'Due cases woken by one worker',
    unit: 'cases a second',
    measured,
    floor: null,
    target: 1_000,
    more: true,
    remark: `${told}; median of ${measured.length}, ${median(measured).toFixed(0)} a second`,
  };
}
