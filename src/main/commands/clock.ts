import { parseArgs } from 'node:util';
import { answerClock } from '../../domain/time/clock.ts';
import { dayCalendars, rulebookCalendars } from '../calendars.ts';
import { type Command, exit } from '../command.ts';
import { lineBatches } from '../lines.ts';

export const command: Command = {
  name: 'clock',
  summary: 'Answers questions of working time: one JSON object a line in, one a line out.',
  usage: `
kept clock < QUESTIONS

A question is {"id", "calendar", "op", …}, and its answer {"id", "result"} or {"id", "error"}, in the same order.
A calendar is one of the rulebook by name (office-hours-england-and-wales, …), a day calendar by which law counts
(england-and-wales, scotland, northern-ireland, uk-any, none), or {"timezone", "weekly", "holidays", "dates"}. Instants
are ISO 8601 with their offset, or Z; durations are milliseconds. Operations and what they take:
  isWorking          instant
  nextOpening        instant
  workingTimeBetween from, to
  addWorkingTime     instant, ms
  addWorkingDays     instant, n
  endOfNthWorkingDay instant, n
  dueWithPauses      start, ms, pauses [{from, to}]
  nthWorkingDayAt    instant, n, time
  oneCalendarMonth   instant
  reminder           start, due, share
  spread             instant, attempts, days
  workingDaysTaken   from, to
  rule               instant, rule ("10 working days"), pauses when there are any
                     [{from, to, waitingFor}], and now while one is open ("to": null); waitingFor is told by --explain
                     a pause of a date rule has its effect: "excluding (p,q]", "excluding [p,q]" or "restart"
--explain adds "trace" to each answer that is a date: how it was counted, for a customer, for staff, and step by step.
Empty lines are passed over. A question that cannot be answered is answered with its error, and the next is read; the
error of a line without an id begins with the number of the line.
Exit codes: 0 when every question was answered, 1 when one was answered with an error.`,
  async run(args, io) {
    // JSON is all it speaks, so --json changes nothing and is taken.
    const { values } = parseArgs({
      args,
      options: { json: { type: 'boolean' }, explain: { type: 'boolean' } },
    });
    let faults = 0;
    let read = 0;
    const calendars = new Map([...(await dayCalendars()), ...(await rulebookCalendars())]);
    for await (const lines of lineBatches(io.input)) {
      if (read === 0 && lines[0]?.startsWith(byteOrderMark)) lines[0] = lines[0].slice(1);
      const answers: string[] = [];
      for (const line of lines) {
        read += 1;
        if (line.trim() === '') continue;
        const answer = answerClock(line, calendars, values.explain ?? false);
        const fault = isFault(answer);
        if (fault) faults += 1;
        answers.push(fault ? placed(answer, read) : answer);
      }
      if (answers.length === 0) continue;
      io.out(answers.join('\n'));
      await io.readOn?.();
    }
    return faults === 0 ? exit.done : exit.refused;
  },
};

const byteOrderMark = '\uFEFF';

/** Where no id says which question it was, the number of its line does. */
function placed(answer: string, line: number): string {
  const { id, error } = JSON.parse(answer) as { id: unknown; error: string };
  return id === null ? JSON.stringify({ id, error: `line ${line}: ${error}` }) : answer;
}

/** Parsed only where it may be one: two hundred thousand lines a second go through here. */
const isFault = (answer: string): boolean =>
  answer.includes('"error":') && 'error' in (JSON.parse(answer) as object);
