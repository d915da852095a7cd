import { parseArgs } from 'node:util';
import { type Command, exit } from '../command.ts';
import { lineBatches } from '../lines.ts';
import { rulesOf } from '../replay/rules.ts';
import { replayer } from '../replay.ts';

export const command: Command = {
  name: 'replay',
  summary:
    'Runs commands through a standard without a database: one JSON object a line in, its events a line out.',
  usage: `
kept replay --standard FILE [--standard FILE …] < COMMANDS

A FILE is a standard, or one of the rulebook by name: after-care, after-care@1.
A command is {"at", "do", "by", "data"}: an ISO 8601 instant with its offset, the name of the command, who asks
({"kind": "desk"} unless said; staff with their "roles", a party with its "role"), and what the command takes. All are
about one case, opened by the first FILE; tracks of the others may begin beside it. Time passes between the lines,
moment by moment; {"at", "do": "pass time"} only lets it pass.
An answer is {"line", "events", "wake"}, or {"line", "refused"} with why not; the run goes on. Ids are counted up: the
same lines, the same answers. docs/replay.md has an example of every command and every event.
Exit codes: 0 every command was done; 1 one was refused; 2 the standard cannot be read, or asked wrongly.`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: { standard: { type: 'string', multiple: true }, json: { type: 'boolean' } },
    });
    if (values.standard === undefined) {
      io.err(`kept replay: say by which standard.\n\n${command.usage.trim()}`);
      return exit.usage;
    }
    const rules = await rulesOf(values.standard, io.err);
    if (rules === null) return exit.usage;
    const answer = replayer(rules);
    let refused = 0;
    for await (const lines of lineBatches(io.input))
      for (const text of lines) {
        const replayed = answer(text);
        if (replayed === null) continue;
        if ('refused' in replayed) refused += 1;
        io.out(JSON.stringify(replayed));
        await io.readOn?.();
      }
    return refused === 0 ? exit.done : exit.refused;
  },
};
