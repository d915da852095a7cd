import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Rules } from '../../domain/case/rules.ts';
import { wordFault } from '../../domain/standards/fault.ts';
import { readStandard } from '../../domain/standards/read.ts';
import { type Standard, standardId } from '../../domain/standards/standard.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { rulebookCalendars } from '../calendars.ts';
import { type Command, exit, type Io } from '../command.ts';
import { lineBatches } from '../lines.ts';
import { replayer } from '../replay.ts';

export const command: Command = {
  name: 'replay',
  summary:
    'Runs commands through a standard without a database: one JSON object a line in, its events a line out.',
  usage: `
kept replay --standard FILE [--standard FILE …] < COMMANDS

A command is {"at", "do", "by", "data"}: an ISO 8601 instant with its offset, the name of the command, who asks
({"kind": "desk"} unless said; staff with their "roles", a party with its "role"), and what the command takes. All are
about one case, opened by the first FILE; tracks of the others may begin beside it. Time passes between the lines, moment by moment; {"at", "do": "pass time"} only lets it pass.
An answer is {"events", "wake"} or {"refused"}. Ids are counted up: the same lines, the same answers.
Exit codes: 0 every command was done; 1 one was refused; 2 the standard cannot be read, or asked wrongly.`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { standard: { type: 'string', multiple: true }, json: { type: 'boolean' } },
    });
    const rules = values.standard === undefined ? null : await rulesOf(values.standard, io);
    if (rules === null) {
      if (values.standard === undefined)
        io.err(`kept replay: say by which standard.\n\n${command.usage.trim()}`);
      return exit.usage;
    }
    const answer = replayer(rules);
    let refused = 0;
    for await (const lines of lineBatches(io.input))
      for (const text of lines.filter((one) => one.trim() !== '')) {
        const replayed = answer(text);
        if ('refused' in replayed) refused += 1;
        io.out(JSON.stringify(replayed));
      }
    return refused === 0 ? exit.done : exit.refused;
  },
};

interface InForce {
  readonly standard: Standard;
  readonly calendar: Calendar;
}

/** The rules of these files; a kind of case that several run begins under the first. Null: said what is wrong. */
async function rulesOf(files: readonly string[], io: Io): Promise<Rules | null> {
  const all: InForce[] = [];
  for (const file of files) {
    const read = await ruleOf(file, io);
    if (read === null) return null;
    all.push(read);
  }
  const forced = all.map(({ standard, calendar }) => ({
    kinds: standard.kinds,
    force: { standard: standardId(standard), calendar: `${calendar.id}@${calendar.version}` },
  }));
  const first = forced[0]?.force;
  return {
    standards: new Map(all.map(({ standard }) => [standardId(standard), standard])),
    calendars: new Map(all.map(({ calendar }) => [`${calendar.id}@${calendar.version}`, calendar])),
    inForce: new Map([
      ...forced.toReversed().flatMap(({ kinds, force }) => kinds.map((kind) => [kind, force] as const)),
      ...(first === undefined ? [] : [['query', first] as const]),
    ]),
  };
}

async function ruleOf(file: string, io: Io): Promise<InForce | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) {
    io.err(`kept replay: ${file} cannot be read.`);
    return null;
  }
  const read = readStandard(text, file);
  if ('faults' in read) {
    for (const fault of read.faults) io.err(wordFault(fault));
    return null;
  }
  const { standard } = read;
  const calendar = (await rulebookCalendars()).get(standard.calendar);
  if (calendar === undefined) {
    io.err(`kept replay: ${file} counts in ${standard.calendar}, which the rulebook does not have.`);
    return null;
  }
  return { standard, calendar };
}
