import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Calendar } from '../../src/domain/time/calendar.ts';
import { type TracedExtension, traceOf, wordTrace } from '../../src/domain/time/explain.ts';
import type { Pause } from '../../src/domain/time/types.ts';
import { at, rule } from './london.ts';

export interface Asked {
  readonly words: string;
  readonly start: string;
  readonly calendar: Calendar;
  readonly waits?: readonly [from: string, to: string | null, more?: Partial<Pause>][];
  readonly extension?: TracedExtension;
  readonly now?: string;
}

/** What was asked, the customer's sentence, and the lines for staff between the receipt and the calendar. */
export type Told = readonly [name: string, asked: Asked, sentence: string | null, lines: string[]];

/** A test for each: the trace in words, to the letter. */
export function tells(told: readonly Told[]): void {
  for (const [name, asked, sentence, lines] of told)
    test(name, () => {
      const { words, start, calendar, waits = [], extension, now } = asked;
      const pauses = waits.map(
        ([from, to, more]): Pause => ({ from: at(from), to: to === null ? null : at(to), ...more }),
      );
      const until = now === undefined ? undefined : at(now);
      const trace = traceOf(rule(words), calendar, at(start), pauses, extension, until);
      assert.ok(trace !== null && !('refused' in trace));
      if (sentence !== null) assert.equal(wordTrace(trace, 'customer'), sentence);
      const staff = wordTrace(trace, 'staff');
      assert.deepEqual(staff.slice(2, -1), lines);
      const edition = calendar.id === undefined ? '' : `${calendar.id}, version ${calendar.version}, `;
      assert.equal(staff.at(-1), `Calendar: ${edition}Europe/London.`);
    });
}
