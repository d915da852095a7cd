import { z } from 'zod';
import { type Command, isRefusal } from '../domain/case/command.ts';
import { decide } from '../domain/case/decide.ts';
import type { CaseEvent } from '../domain/case/event.ts';
import { evolve } from '../domain/case/evolve.ts';
import type { Rules } from '../domain/case/rules.ts';
import { beforeFirst, type CaseState } from '../domain/case/state.ts';
import { wake } from '../domain/case/wake.ts';

const none = '00000000-0000-7000-8000-000000000000';
/** More moments than any case has between two lines. */
const mostMoments = 10_000;

const line = z.object({
  at: z.iso.datetime({ offset: true }),
  do: z.string(),
  by: z.looseObject({ kind: z.enum(['staff', 'party', 'clock', 'desk']) }).default({ kind: 'desk' }),
  data: z.record(z.string(), z.unknown()).default({}),
});

export type Replayed =
  | { readonly events: readonly CaseEvent[]; readonly wake: string | null }
  | { readonly refused: string; readonly about?: string };

/**
 * One case without a database: each line is a command (`at`, `do`, `by`, `data`), answered with its events, or why not.
 * Time passes between the lines, moment by moment; `pass time` lets it pass and asks for nothing. Ids are numbers counted
 * up, so that the same lines have the same answer.
 */
export function replayer(rules: Rules): (text: string) => Replayed {
  let state: CaseState = beforeFirst(none, none);
  let ids = 0;
  const newId = (): string => {
    ids += 1;
    return `00000000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
  };
  const take = (command: Command): readonly CaseEvent[] | { refused: string } => {
    const events = decide(rules, state, command, newId);
    if (!isRefusal(events)) state = events.reduce(evolve, state);
    return events;
  };
  const base = (at: number) => ({ id: newId(), organisation: none, case: none, at, onBehalfOf: null });
  const passTo = (until: number): CaseEvent[] => {
    const passed: CaseEvent[] = [];
    for (let n = 0; n < mostMoments; n += 1) {
      const due = state.seq === 0 ? null : wake(rules, state);
      if (due === null || due > until) return passed;
      const moment = { moment: due, heardUpTo: due };
      const events = take({ ...base(due), do: 'note time', by: { kind: 'clock' }, data: moment });
      if ('refused' in events) throw new Error(`the clock was refused: ${events.refused}`);
      passed.push(...events);
    }
    throw new Error('time does not pass on this case');
  };
  return (text) => {
    const read = line.safeParse(parsed(text));
    if (!read.success)
      return {
        refused: `not a command: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}`,
      };
    const at = Temporal.Instant.from(read.data.at).epochMilliseconds;
    const passed = passTo(at);
    const told = (events: readonly CaseEvent[]): Replayed => {
      const next = wake(rules, state);
      return {
        events: [...passed, ...events],
        wake: next === null ? null : Temporal.Instant.fromEpochMilliseconds(next).toString(),
      };
    };
    if (read.data.do === 'pass time') return told([]);
    const { by, data } = read.data;
    const force = rules.inForce.get('query');
    const opening =
      read.data.do === 'open case'
        ? { standard: force?.standard, calendar: force?.calendar, kind: 'query' }
        : {};
    const events = take({
      ...base(at),
      do: read.data.do,
      by,
      data: { ...opening, ...data },
    } as unknown as Command);
    return 'refused' in events ? events : told(events);
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
