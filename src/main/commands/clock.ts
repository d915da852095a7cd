import { parseArgs } from 'node:util';
import { answerClock } from '../../domain/time/clock.ts';
import { rulebookCalendars } from '../calendars.ts';
import { type Command, exit } from '../command.ts';
import { lineBatches } from '../lines.ts';

export const command: Command = {
  name: 'clock',
  summary: 'Answers questions of working time: one JSON object a line in, one a line out.',
  usage: `
kept clock < QUESTIONS

A question is {"id", "calendar", "op", …}, and its answer {"id", "result"} or {"id", "error"}, in the same order.
A calendar is one of the rulebook by name, or {"timezone", "weekly", "holidays", "dates"}. Instants are ISO 8601 with
their offset, or Z; durations are milliseconds. Operations and what they take:
  isWorking          instant
  nextOpening        instant
  workingTimeBetween from, to
  addWorkingTime     instant, ms
  addWorkingDays     instant, n
  endOfNthWorkingDay instant, n
Empty lines are passed over. A question that cannot be answered is answered with its error, and the next is read.
Exit code: 0 when every line has been read.`,
  async run(args, io) {
    // JSON is all it speaks, so --json changes nothing and is taken.
    parseArgs({ args, options: { json: { type: 'boolean' } } });
    const calendars = await rulebookCalendars();
    const named = (id: string) => calendars.get(id);
    for await (const lines of lineBatches(io.input)) {
      const asked = lines.filter((line) => line.trim() !== '');
      if (asked.length > 0) io.out(asked.map((line) => answerClock(line, named)).join('\n'));
    }
    return exit.done;
  },
};
