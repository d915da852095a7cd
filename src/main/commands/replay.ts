import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Rules } from '../../domain/case/rules.ts';
import { wordFault } from '../../domain/standards/fault.ts';
import { readStandard } from '../../domain/standards/read.ts';
import { standardId } from '../../domain/standards/standard.ts';
import { rulebookCalendars } from '../calendars.ts';
import { type Command, exit, type Io } from '../command.ts';
import { lineBatches } from '../lines.ts';
import { replayer } from '../replay.ts';

export const command: Command = {
  name: 'replay',
  summary:
    'Runs commands through a standard without a database: one JSON object a line in, its events a line out.',
  usage: `
kept replay --standard FILE < COMMANDS

A command is {"at", "do", "by", "data"}: an ISO 8601 instant with its offset, the name of the command, who asks
({"kind": "desk"} unless said; staff with their "roles", a party with its "role"), and what the command takes. All are
about one case, and time passes between them, moment by moment; {"at", "do": "pass time"} only lets it pass.
An answer is {"events", "wake"} or {"refused"}. Ids are counted up: the same lines, the same answers.
Exit codes: 0 every command was done; 1 one was refused; 2 the standard cannot be read, or asked wrongly.`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { standard: { type: 'string' }, json: { type: 'boolean' } },
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

async function rulesOf(file: string, io: Io): Promise<Rules | null> {
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
  const id = `${calendar.id}@${calendar.version}`;
  const force = { standard: standardId(standard), calendar: id };
  return {
    standards: new Map([[force.standard, standard]]),
    calendars: new Map([[id, calendar]]),
    inForce: new Map([...standard.kinds, 'query'].map((kind) => [kind, force])),
  };
}
