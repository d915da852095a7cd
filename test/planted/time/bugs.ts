/**
 * Bugs planted in src/domain/time, each a mistake that a good engineer makes on a tired day. They were written from the
 * sources and the rules alone, before any test was read; `npm run planted` plants them one at a time and wants each
 * caught. A bug is never weakened: what nobody catches wants a test.
 */
export interface Bug {
  /** What is wrong, as a sentence. */
  readonly name: string;
  /** In src/domain/time. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly before: string;
  readonly after: string;
}

export const BUGS: readonly Bug[] = [
  {
    name: 'At the very instant of closing it still counts as open',
    file: 'look-up.ts',
    before: 'if ((blocks[closes + row.length * middle] as number) > into) high = middle;',
    after: 'if ((blocks[closes + row.length * middle] as number) >= into) high = middle;',
  },
  {
    name: "Working time used up backwards at opening answers yesterday's close",
    file: 'look-up.ts',
    before: 'return instantOfWork(window, goal, ms > 0 ? 0 : 1, w);',
    after: 'return instantOfWork(window, goal, 0, w);',
  },
  {
    name: 'A wall time inside the hour that clocks skip is read before the jump',
    file: 'zone.ts',
    before:
      'return { at: Math.max(zone.starts[i] as number, wall - (zone.offsets[i] as number)), stretch: i };',
    after: 'return { at: wall - (zone.offsets[i] as number), stretch: i };',
  },
  {
    name: 'The end of the repeated hour is read at the moment when clocks go back',
    file: 'zone.ts',
    before: 'while (wall - (zone.offsets[i] as number) >= (zone.starts[i + 1] as number)) i++;',
    after: 'while (wall - (zone.offsets[i] as number) > (zone.starts[i + 1] as number)) i++;',
  },
  {
    name: 'A date whose only opening lies inside the skipped hour is a working day',
    file: 'week-shapes.ts',
    before: 'if (open < close) openings.push(open - start, close - start, weekday);',
    after: 'if (open <= close) openings.push(open - start, close - start, weekday);',
  },
  {
    name: 'A whole working date lasts 24 hours on the days when clocks change too',
    file: 'week-shapes.ts',
    before: 'openings.push(instantOf(calendar.zone, day, 0) - start, at(day + 1, 0) - start, weekday);',
    after:
      'const midnight = instantOf(calendar.zone, day, 0) - start;\n' +
      '  openings.push(midnight, midnight + DAY_MS, weekday);',
  },
  {
    name: 'A holiday wins over the hours given for its date',
    file: 'compile.ts',
    before: 'if (own) return own;',
    after: 'if (own && !calendar.holidays.has(day)) return own;',
  },
  {
    name: 'Bank holidays are searched by halves in the order in which they were listed',
    file: 'compile.ts',
    before: ').sort(),',
    after: '),',
  },
  {
    name: 'Hours on working days count by the openings that were compiled for opening hours',
    file: 'compile.ts',
    before: 'calendar.byWholeDays ??= { ...calendar, wholeDays: true, window: undefined };',
    after: 'calendar.byWholeDays ??= { ...calendar, wholeDays: true };',
  },
  {
    name: 'A bank holiday on a Saturday takes away a statutory working day',
    file: 'compile.ts',
    before: '[...holidays].filter((day) => weekdayOf(day) < 5 && !closures.has(day)),',
    after: '[...holidays].filter((day) => weekdayOf(day) <= 5 && !closures.has(day)),',
  },
  {
    name: 'The date after the compiled window is taken as compiled',
    file: 'reach.ts',
    before: 'if (window !== undefined && window.firstDay <= first && last < window.endDay) return window;',
    after: 'if (window !== undefined && window.firstDay <= first && last <= window.endDay) return window;',
  },
  {
    name: 'The midnight that ends the compiled window is taken as inside it',
    file: 'window.ts',
    before: 'window.from * unit <= a && b < window.to * unit;',
    after: 'window.from * unit <= a && b <= window.to * unit;',
  },
  {
    name: 'Working time up to the midnight that ends the last published year is refused',
    file: 'operations.ts',
    before: 'const last = Math.max(first, Math.max(from, to) - 1);',
    after: 'const last = Math.max(first, from, to);',
  },
  {
    name: 'Day 0 is counted where it is a working day',
    file: 'days.ts',
    before: 'const ordinal: number = ordinalOf(window, day + 1) + n - 1;',
    after: 'const ordinal: number = ordinalOf(window, day) + n - 1;',
  },
  {
    name: 'A date without hours ends at the midnight that begins it',
    file: 'days.ts',
    before: ': instantOf(calendar.zone, day + 1, 0);',
    after: ': instantOf(calendar.zone, day, 0);',
  },
  {
    name: 'Each wait of promise days is held against the first due date, not the one then in force',
    file: 'due.ts',
    before:
      '    moved += workingDaysIn(calendar, from, to);\n' +
      '    inForce = dueOfDay(rule, calendar, start, n + moved);\n' +
      '  }\n',
    after:
      '    moved += workingDaysIn(calendar, from, to);\n' +
      '  }\n' +
      '  inForce = dueOfDay(rule, calendar, start, n + moved);\n',
  },
  {
    name: 'A wait of promise days that begins exactly at the due instant moves nothing',
    file: 'due.ts',
    before: 'if (inForce === null || wait.from >= inForce.due.lateFrom) break;',
    after: 'if (inForce === null || wait.from >= inForce.due.due) break;',
  },
  {
    name: 'An open wait takes the due date away although the promise was late before it began',
    file: 'due.ts',
    before: 'if (settled === null || since === null || since >= settled.lateFrom) return settled;',
    after: 'if (settled === null || since === null) return settled;',
  },
  {
    name: 'A wait that begins when an allowance of hours is used up still moves the due instant',
    file: 'elapse.ts',
    before: 'if (end === null || wait.from >= end) return end;',
    after: 'if (end === null || wait.from > end) return end;',
  },
  {
    name: 'A wait inside a longer one ends the longer one',
    file: 'pauses.ts',
    before: 'last.to = Math.max(last.to, span.to);',
    after: 'last.to = span.to;',
  },
  {
    name: 'A wait that began before the promise counts from its own beginning',
    file: 'pauses.ts',
    before: '{ ...pause, from: Math.max(pause.from, start), to: pause.to }',
    after: '{ ...pause, from: pause.from, to: pause.to }',
  },
  {
    name: 'A month after 31 January is a day in March',
    file: 'date.ts',
    before: 'return first + Math.min(dayOfMonth, lengthOfMonth) - 1;',
    after: 'return first + dayOfMonth - 1;',
  },
  {
    name: 'A reminder is rounded down',
    file: 'derived.ts',
    before: 'const share = Math.floor((thousandths * counted + 500) / 1000);',
    after: 'const share = Math.floor((thousandths * counted) / 1000);',
  },
  {
    name: 'A wait that goes on past the due date is taken whole from the time a reminder shares out',
    file: 'derived.ts',
    before: 'elapse.between(wait.from, Math.min(wait.to, due))',
    after: 'elapse.between(wait.from, wait.to)',
  },
  {
    name: 'Attempts are spread by dividing first and multiplying then',
    file: 'derived.ts',
    before: 'const offset = Number((BigInt(2 * i - 1) * total) / BigInt(2 * attempts));',
    after: 'const offset = Number(BigInt(2 * i - 1) * (total / BigInt(2 * attempts)));',
  },
  {
    name: 'A month rule is extended in a second step from its clamped date',
    file: 'extension.ts',
    before: 'return dueDayOf({ rule: { ...rule, n: rule.n + by }, dayZero }, calendar, excluded).day;',
    after:
      "if (rule.unit !== 'calendar months')\n" +
      '    return dueDayOf({ rule: { ...rule, n: rule.n + by }, dayZero }, calendar, excluded).day;\n' +
      '  const { unrolled } = dueDayOf(counting, calendar, excluded);\n' +
      '  return dueDayOf({ rule: { ...rule, n: by }, dayZero: unrolled }, calendar, 0).day;',
  },
  {
    name: 'A month rule is extended from the date to which it had rolled',
    file: 'extension.ts',
    before: 'return dueDayOf({ rule: { ...rule, n: rule.n + by }, dayZero }, calendar, excluded).day;',
    after:
      'const first = dueDayOf(counting, calendar, excluded);\n' +
      '  const from = first.day > first.unrolled ? first.day - excluded : dayZero;\n' +
      '  const n = from === dayZero ? rule.n + by : by;\n' +
      '  return dueDayOf({ rule: { ...rule, n }, dayZero: from }, calendar, excluded).day;',
  },
  {
    name: 'A wait that excludes both its days leaves the first of them in',
    file: 'date-rule.ts',
    before: "const after = pause.effect === 'excluding [p,q]' ? first - 1 : first;",
    after: 'const after = first;',
  },
  {
    name: 'Two overlapping waits take the days they share out of a date rule twice',
    file: 'date-rule.ts',
    before: 'const covered = [before, ...applied.flatMap((wait) => wait.ranges)];',
    after: 'const covered = [before];',
  },
  {
    name: 'A wait that begins on the due date of a date rule comes too late',
    file: 'date-rule.ts',
    before: 'if (pause.from >= instantOf(calendar.zone, inForce + 1, 0)) continue;',
    after: 'if (pause.from >= instantOf(calendar.zone, inForce, 0)) continue;',
  },
  {
    name: 'A new clock starts on the date the wait began',
    file: 'date-rule.ts',
    before: 'const last = localDay(calendar.zone, pause.to);',
    after: 'const last = localDay(calendar.zone, pause.from);',
  },
  {
    name: 'Days taken out of a rule in statutory working days are counted with weekends and holidays',
    file: 'date-rule.ts',
    before:
      "return rule.unit === 'statutory working days' ? statutoryDaysIn(calendar, after, upTo) : upTo - after;",
    after: 'return upTo - after;',
  },
  {
    name: 'Holidays reached by skipping holidays are looked for twice and no more',
    file: 'statutory.ts',
    before: 'while (true) {',
    after: 'for (let turn = 0; turn < 2; turn++) {',
  },
  {
    name: 'Statutory days are refused in the last published year already',
    file: 'statutory.ts',
    before: 'if (lastYear === undefined || civilOf(to).year <= lastYear) return;',
    after: 'if (lastYear === undefined || civilOf(to).year < lastYear) return;',
  },
  {
    name: 'The calendar of any nation has only the holidays that all have',
    file: 'holidays.ts',
    before: 'holidays: [...new Set(events.map(({ date }) => date))].sort(),',
    after:
      'holidays: [...new Set(events.map(({ date }) => date))]\n' +
      '      .filter((date) => divisions.every((one) => feed[one].events.some((event) => event.date === date)))\n' +
      '      .sort(),',
  },
  {
    name: 'The calendar of any nation lasts as long as the nation published furthest',
    file: 'holidays.ts',
    before: 'lastYear: Math.min(...years.map((list) => Math.max(...list))),',
    after: 'lastYear: Math.max(...years.flat()),',
  },
  {
    name: 'An instant without an offset is taken as UTC',
    file: 'wire.ts',
    before: '(Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$/;',
    after: '(Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d|)$/;',
  },
  {
    name: 'The minutes of an offset west of Greenwich are added to it',
    file: 'wire.ts',
    before:
      'const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));\n' +
      "  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;",
    after: 'return (Number(offset.slice(0, 3)) * 60 + Number(offset.slice(4))) * 60_000;',
  },
  {
    name: 'A share of more than three decimal places is rounded and not refused',
    file: 'fields.ts',
    before: '!/^(0(\\.\\d{1,3})?|1)$/.test(String(share))',
    after: '!/^(0(\\.\\d+)?|1)$/.test(String(share))',
  },
  {
    name: 'Openings that touch are refused as overlapping',
    file: 'check.ts',
    before: 'else if (from < lastClose)',
    after: 'else if (i > 0 && from <= lastClose)',
  },
  {
    name: 'An extension excuses days after the deed was done',
    file: 'cycle.ts',
    before: 'Math.min(endDayOf(calendar, excuse.agreed), localDay(calendar.zone, excuse.done)),',
    after: 'endDayOf(calendar, excuse.agreed),',
  },
  {
    name: 'A day is taken twice where a third excuse covers it again',
    file: 'cycle.ts',
    before: 'covered.push(...free);',
    after: 'covered.splice(0, covered.length, ...free);',
  },
  {
    name: 'The midnight that ends a date belongs to the date it begins',
    file: 'midnight.ts',
    before: 'return end === instantOf(calendar.zone, day, 0) ? day - 1 : day;',
    after: 'return day;',
  },
  {
    name: 'Where clocks skip midnight the end of a date is shown as an hour of the next',
    file: 'moment.ts',
    before: "const ends = t === begins || (moment.time === '00:00' && moment.pass !== 'second');",
    after: "const ends = moment.time === '00:00' && moment.pass !== 'second';",
  },
  {
    name: 'A time on the next working day is read as counted from the next opening although it says by date',
    file: 'rule.ts',
    before: "return { unit: 'time next working day', at, counted: countedOf(timed[2]) };",
    after: "return { unit: 'time next working day', at, counted: 'from next opening' };",
  },
  {
    name: 'The explanation of an extended promise ends at the first date',
    file: 'explain.ts',
    before: 'reason: extension.reason ?? null },\n    due,\n    end: shownEnd(calendar, due),',
    after: 'reason: extension.reason ?? null },\n    due,\n    end: shownEnd(calendar, first),',
  },
  {
    name: 'The explanation lists a wait that began at the due instant and moved nothing',
    file: 'trace-parts.ts',
    before: '.filter((span) => span.from < due.due)',
    after: '.filter((span) => span.from <= due.due)',
  },
  {
    name: 'A weekend inside a wait is told as waiting',
    file: 'skipped.ts',
    before:
      'if (!counts(calendar, day, counted)) skipped.push({ date, ...dayOff(calendar, day, counted) });\n' +
      "    else if (wait) skipped.push({ date, kind: 'wait', why: waitWords(wait.waitingFor) });",
    after:
      "if (wait) skipped.push({ date, kind: 'wait', why: waitWords(wait.waitingFor) });\n" +
      '    else if (!counts(calendar, day, counted)) skipped.push({ date, ...dayOff(calendar, day, counted) });',
  },
  {
    name: 'The sentence on a rule in calendar days says that weekends are left out',
    file: 'word-trace.ts',
    before: "const skipped = isDateRule(rule) && !wordRule(rule).includes('statutory') ? [] : all;",
    after: 'const skipped = all;',
  },
  {
    name: 'An own closure on a bank holiday makes it a statutory working day',
    file: 'calendar-file.ts',
    before: 'const own = Object.entries(closures).filter(([date]) => !published.includes(date));',
    after: 'const own = Object.entries(closures);',
  },
  {
    name: "A holiday that a newer feed withdraws from the feed's first year stays",
    file: 'calendar-change.ts',
    before: 'const before = spec.holidays.filter((date) => yearOf(date) < firstYear);',
    after: 'const before = spec.holidays.filter((date) => yearOf(date) <= firstYear);',
  },
  {
    name: 'The next edition is numbered by how many there are',
    file: 'calendar-change.ts',
    before: 'Math.max(0, ...numbers) + 1',
    after: 'numbers.length + 1',
  },
  {
    name: 'The year page shows a holiday with hours of its own as closed',
    file: 'year-view.ts',
    before: 'if (own === undefined && spec.holidays.includes(date)) {',
    after: 'if (spec.holidays.includes(date)) {',
  },
  {
    name: 'Two inline calendars of one name share the compilation of the first',
    file: 'clock.ts',
    before: 'const key = JSON.stringify(given);',
    after: 'const key = (given as CalendarSpec).id ?? JSON.stringify(given);',
  },
];
