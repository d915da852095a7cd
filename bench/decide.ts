import type { Command } from '../src/domain/case/command.ts';
import { decideInto } from '../src/domain/case/decide.ts';
import type { Author, Fact, Id } from '../src/domain/case/event.ts';
import type { Rules } from '../src/domain/case/rules.ts';
import { beforeFirst, type CaseState } from '../src/domain/case/state.ts';
import { wake } from '../src/domain/case/wake.ts';
import { shippedRules } from '../test/kit/rules.ts';
import { type Figure, median } from './figure.ts';

const repetitions = 5;
const windowMs = 2_000;
const casesAtOnce = 100;
const eventsOfACase = 25;
const rules: Rules = shippedRules();
const one = '00000000-0000-7000-8000-00000000000a';
const words = '00000000-0000-7000-8000-0000000005ed';
const hour = 3_600_000;
const begins = Date.UTC(2026, 10, 23, 10);

const counted = (): (() => Id) => {
  let ids = 0;
  return () => {
    ids += 1;
    return `00000000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
  };
};

/** Asks the commands of one case one after the other; answers how many events that were. */
function live(commands: readonly Command[]): number {
  const newId = counted();
  let state = beforeFirst(one, one);
  let events = 0;
  for (const command of commands) {
    const decided = decideInto(rules, state, command, newId);
    if ('refused' in decided) throw new Error(`${command.do}: ${decided.refused}`);
    events += decided.events.length;
    state = decided.state;
  }
  return events;
}

type Ask = Pick<Command, 'do' | 'data'>;
const staff = (role: string): Author => ({ kind: 'staff', id: words, roles: [role] });
const homeowner: Author = { kind: 'party', id: 'homeowner', role: 'homeowner' };

/** Supplied, delivered and signed for, with its letters and every moment of the clock between: written down once. */
function recorded(): readonly Command[] {
  const commands: Command[] = [];
  const newId = counted();
  let state: CaseState = beforeFirst(one, one);
  const ask = (at: number, by: Author, asked: Ask): void => {
    const command = { id: one, organisation: one, case: one, at, by, onBehalfOf: null, ...asked } as Command;
    const decided = decideInto(rules, state, command, newId);
    if ('refused' in decided) throw new Error(`${asked.do}: ${decided.refused}`);
    commands.push(command);
    state = decided.state;
  };
  const sendAll = (at: number): void => {
    for (const { sendId } of state.letters.filter((row) => row.outcome === null && row.notBefore <= at))
      ask(at, { kind: 'desk' }, { do: 'know letter', data: { sendId, outcome: 'sent' } });
  };
  const passTo = (until: number): void => {
    for (let due = wake(rules, state); due !== null && due <= until; due = wake(rules, state))
      ask(due, { kind: 'clock' }, { do: 'note time', data: { moment: due, heardUpTo: null } });
  };
  const move = (after: number, role: string, name: string, fields: Record<string, Fact>): void => {
    passTo(begins + after * hour);
    ask(begins + after * hour, staff(role), {
      do: 'make move',
      data: { move: name, items: ['item'], fields },
    });
    sendAll(begins + after * hour);
  };
  ask(begins, { kind: 'desk' }, { do: 'open case', data: opened() });
  sendAll(begins);
  move(1, 'administrator', 'register', { manager: words });
  move(3, 'care manager', 'supply', { reason: words, part: words });
  move(5, 'operations planner', 'processed for delivery', { delivery: '2026-11-25', address: 'home' });
  move(50, 'operations planner', 'delivered', { proof: words });
  ask(begins + 52 * hour, homeowner, {
    do: 'sign',
    data: {
      signatureId: 'signature',
      capacity: 'homeowner',
      nameWordsId: words,
      fileId: words,
      done: ['item'],
      notDone: [],
      remarksWordsId: null,
    },
  });
  sendAll(begins + 52 * hour);
  if (state.tracks.some((track) => track.open)) throw new Error('the case is not complete');
  return commands;
}

const opened = (): Extract<Command, { do: 'open case' }>['data'] => ({
  standard: 'after-care@1',
  calendar: 'office-hours-england-and-wales@2026-1',
  kind: 'query',
  reference: 'CQ-1',
  trackId: 'track',
  receivedAt: begins,
  homeId: null,
  siteId: null,
  clientId: null,
  parties: [
    {
      partyId: 'homeowner',
      role: 'homeowner',
      personId: 'person',
      confirmed: true,
      points: [{ id: 'email', channel: 'email' }],
    },
  ],
  items: [{ itemId: 'item', product: null, fault: null, wordsId: null }],
  details: ['client', 'home', 'homeowner', 'contact', 'fault'],
  message: null,
  requesterId: 'homeowner',
  acknowledge: 'homeowner',
  danger: false,
});

/** One case of after-care decided and evolved again and again, one core: how many events that is a second. */
export function deciding(): { readonly commands: number; readonly events: number; rate(): number } {
  const commands = recorded();
  const events = live(commands);
  // Whole windows, so that what is thrown away is counted with what made it.
  const rate = (): number => {
    const begun = performance.now();
    let cases = 0;
    for (let took = 0; ; took = performance.now() - begun) {
      if (took >= windowMs) return (cases * events * 1_000) / took;
      for (let n = 0; n < casesAtOnce; n += 1) live(commands);
      cases += casesAtOnce;
    }
  };
  rate();
  return { commands: commands.length, events, rate };
}

/** Whole cases of after-care, counted in cases of 25 events. */
export function decideCases(): Promise<readonly Figure[]> {
  const { commands, events, rate } = deciding();
  const measured = Array.from({ length: repetitions }, () => rate() / eventsOfACase);
  return Promise.resolve([
    {
      name: 'Decide and evolve a whole after-care case, per 25 events',
      unit: 'cases a second',
      measured,
      floor: null,
      target: 20_000,
      more: true,
      remark: `from report to signature, ${commands} commands and ${events} events with every letter and moment: ${((median(measured) * eventsOfACase) / events).toFixed(0)} of those a second`,
    },
  ]);
}
