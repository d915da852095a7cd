import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Fact } from '../../src/domain/case/event.ts';
import type { Rules } from '../../src/domain/case/rules.ts';
import { readStandard } from '../../src/domain/standards/read.ts';
import { type Standard, standardId } from '../../src/domain/standards/standard.ts';
import { calendarFrom } from '../../src/domain/time/calendar-file.ts';
import { compileCalendar } from '../../src/domain/time/compile.ts';
import type { HolidayFeed } from '../../src/domain/time/holidays.ts';
import { at, byPhone, desk, homeowner, local, Story, staff } from './case.ts';

const rulebook = new URL('../../rulebook/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, rulebook), 'utf8');

/** Files of standards as the rulebook has them: `packs/hazard.1.yaml`. */
export const standardFiles = (): string[] =>
  ['standards', 'packs'].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, rulebook))
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => `${folder}/${name}`),
  );

function standardIn(file: string): Standard {
  const read = readStandard(textOf(file), file);
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.standard;
}

const feed = JSON.parse(textOf('calendars/bank-holidays.json')) as HolidayFeed;
const calendars = new Map(
  readdirSync(new URL('calendars/', rulebook))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => compileCalendar(calendarFrom(parse(textOf(`calendars/${name}`)), feed)))
    .map((calendar) => [calendar.id ?? '', calendar]),
);

export const standards: readonly Standard[] = standardFiles().map(standardIn);

const versioned = (id: string): string => `${id}@${calendars.get(id)?.version}`;

/** Every standard and pack of the rulebook at once: what a landlord who is council, builder and all would run by. */
export const everyRule: Rules = {
  standards: new Map(standards.map((standard) => [standardId(standard), standard])),
  calendars: new Map([...calendars.values()].map((calendar) => [versioned(calendar.id ?? ''), calendar])),
  inForce: new Map(
    standards.flatMap((standard) =>
      standard.kinds.map((kind) => [
        kind,
        { standard: standardId(standard), calendar: versioned(standard.calendar) },
      ]),
    ),
  ),
};

const forceOf = (rules: Rules, kind: string): { readonly standard: string; readonly calendar: string } => {
  const force = rules.inForce.get(kind);
  if (force === undefined) throw new Error(`nothing runs a ${kind}`);
  return force;
};

export const said = '00000000-0000-7000-8000-0000000005a1';
export const another = '00000000-0000-7000-8000-00000000face';
export const anybody = staff('administrator', 'senior administrator', 'care manager', 'operations planner');
export const director = staff('director');
export const surveyor = staff('site operative', 'operations planner', 'care manager');

/** A case of one kind, received then by London's clock, from somebody who is written to or rung. */
export function begun(
  kind: string,
  received: string,
  how: 'e-mail' | 'phone' = 'e-mail',
  rules: Rules = everyRule,
): Story {
  const story = new Story(rules);
  const party = how === 'phone' ? byPhone : homeowner;
  story.now = at(received);
  const refusal = story.ask(desk, {
    do: 'open case',
    data: {
      ...forceOf(rules, kind),
      kind,
      reference: 'LL-1',
      trackId: story.newId(),
      receivedAt: story.now,
      homeId: null,
      siteId: null,
      clientId: null,
      parties: [party],
      requesterId: party.partyId,
      details: [],
      acknowledge: party.partyId,
      danger: false,
      items: [{ itemId: story.newId(), product: null, fault: null, wordsId: null }],
      message: null,
    },
  });
  if (refusal !== null) throw new Error(refusal.refused);
  return story;
}

/** Another track on the same case: about these items, or about another matter. Answers its own item. */
export function beside(story: Story, kind: string, about: readonly string[] = []): string {
  const itemId = story.newId();
  const refusal = story.ask(desk, {
    do: 'begin track',
    data: {
      ...forceOf(everyRule, kind),
      trackId: story.newId(),
      receivedAt: story.now,
      itemIds: [itemId],
      about,
    },
  });
  if (refusal !== null) throw new Error(refusal.refused);
  return itemId;
}

/** The date of a promise as people read it: a rule counted in dates by its date, all else by its hour. */
export function dated(story: Story, promise: string): string | undefined {
  const clock = story.state.promises.findLast((row) => row.promise === promise)?.clock;
  return clock === undefined ? undefined : (clock.date ?? local(clock.due));
}

export const slot = (from: string, to: string): Fact => ({ from: at(from), to: at(to) });

/** What became of a promise, the last of its name. */
export const status = (story: Story, promise: string): string | undefined =>
  story.state.promises.findLast((row) => row.promise === promise)?.status;
