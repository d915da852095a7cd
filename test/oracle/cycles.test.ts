import { test } from 'node:test';
import fc from 'fast-check';
import { type Excused, grossDays, netDays } from '../../src/domain/time/cycle.ts';
import { agree, modelled, same } from './agree.ts';
import { compiled, instantIn } from './arbitrary.ts';
import { gross, type ModelCycle, net } from './model/cycles.ts';
import { plusDays } from './model/dates.ts';
import { inst, localDate } from './model/zone.ts';

/** The date of an end: a midnight ends the date before it. */
function endDate(zone: string, instant: number): string {
  const date = localDate(zone, instant);
  return inst(zone, date, '00:00') === instant ? plusDays(date, -1) : date;
}

test('gross and net days over cycles, waits and extensions agree with the model', () => {
  agree<[number[], [number, number, number][], [number, number][]]>(
    (s) => [
      fc.uniqueArray(instantIn(s), { minLength: 2, maxLength: 6 }),
      fc.array(fc.tuple(instantIn(s), instantIn(s), instantIn(s)), { maxLength: 3 }),
      fc.array(fc.tuple(instantIn(s), instantIn(s)), { maxLength: 3 }),
    ],
    (s, moments, extensions, waits) => {
      const zone = s.calendar.timezone;
      const ordered = moments.toSorted((a, b) => a - b);
      const cycles: ModelCycle[] = [];
      for (let i = 0; i + 1 < ordered.length; i += 2)
        cycles.push({ opened: ordered[i] ?? 0, closed: ordered[i + 1] ?? 0 });
      const from = cycles[0]?.opened ?? 0;
      const to = cycles.at(-1)?.closed ?? 0;
      const dormant = cycles
        .slice(1)
        .map((cycle, i): Excused => ({ kind: 'dormant', from: cycles[i]?.closed ?? 0, to: cycle.opened }));
      const waited = waits.map((wait): { from: number; to: number } => ({
        from: Math.min(...wait),
        to: Math.max(...wait),
      }));
      const excused: Excused[] = [
        ...waited.map((wait): Excused => ({ kind: 'wait', ...wait })),
        ...dormant,
        ...extensions.map(
          ([inForce, agreed, done]): Excused => ({ kind: 'extension', inForce, agreed, done }),
        ),
      ];
      same(
        () => grossDays(compiled(s), from, to),
        () => gross(modelled(s), cycles),
        'gross',
      );
      same(
        () => netDays(compiled(s), from, to, excused)?.net ?? null,
        () =>
          net(modelled(s), cycles, {
            waits: waited,
            extensions: extensions.map(([before, agreed, deed]) => ({
              before: endDate(zone, before),
              agreed: endDate(zone, agreed),
              deed: localDate(zone, deed),
            })),
          }),
        'net',
      );
    },
  );
});
