import { freePort } from '../test/kit/free-port.ts';
import { type Asked, perSecond, report } from './asking.ts';
import type { Figure } from './figure.ts';
import { median } from './figure.ts';
import type { Place } from './place.ts';
import { rowsWrittenBy } from './replica.ts';

const clients = 8;
const repetitions = 3;
const milliseconds = 3_000;
const warmUp = 2_000;

/** Cases opened by the API at 8 clients, beside the same rows written by bare node:http and pg, turn by turn in one run. */
export async function openCase(place: Place): Promise<Figure> {
  const [port, floorPort] = [await freePort(), await freePort()];
  const stopWeb = await place.run('src/main/web.ts', { PORT: String(port) }, port);
  let n = 0;
  const opening = (): Asked => {
    n += 1;
    return {
      method: 'POST',
      path: '/api/v1/cases',
      headers: {
        authorization: `Bearer ${place.key}`,
        'content-type': 'application/json',
        'idempotency-key': `bench-${process.pid}-${n}`,
      },
      body: JSON.stringify(report),
    };
  };
  await perSecond(port, 1, 1, opening);
  const replica = await rowsWrittenBy(place.administratorUrl, place.organisation, () =>
    perSecond(port, 1, 1, opening),
  );
  const stopFloor = await place.run(
    'bench/floor.ts',
    { PORT: String(floorPort), FLOOR_ORGANISATION: place.organisation, FLOOR_STATEMENT: replica.statement },
    floorPort,
  );
  const rows = (): Asked => ({ method: 'POST', path: '/', headers: {}, body: replica.copy() });
  await perSecond(port, clients, warmUp, opening);
  await perSecond(floorPort, clients, warmUp, rows);
  await place.countRows();
  const [ours, floor]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < repetitions; turn += 1) {
    ours.push(await perSecond(port, clients, milliseconds, opening));
    floor.push(await perSecond(floorPort, clients, milliseconds, rows));
  }
  await stopWeb();
  await stopFloor();
  return {
    name: 'Open a case by HTTP API, 8 clients',
    unit: 'cases a second',
    measured: ours,
    floor,
    target: median(floor) / 3,
    more: true,
    remark: `${replica.rows} rows a case; ${(median(ours) / median(floor)).toFixed(2)} of the floor; one web process`,
  };
}
