import { parseArgs } from 'node:util';
import { type Command, exit } from '../command.ts';
import { commandNames, loadCommand } from '../commands.ts';

export const command: Command = {
  name: 'help',
  summary: 'Lists every command, or explains one.',
  usage: `
kept help            every command, one line each
kept help COMMAND    how to use that one (as kept COMMAND --help)
kept help --json     every command as JSON: [{"name", "summary"}]`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const names = await commandNames();
    const [asked] = positionals;
    if (asked !== undefined) {
      if (!names.includes(asked)) {
        io.err(`kept: there is no command "${asked}". "kept help" lists them.`);
        return exit.usage;
      }
      const { summary, usage } = await loadCommand(asked);
      io.out(`${summary}\n\n${usage.trim()}`);
      return exit.done;
    }
    const all = await Promise.all(names.map(loadCommand));
    if (values.json) {
      io.out(JSON.stringify(all.map(({ name, summary }) => ({ name, summary }))));
      return exit.done;
    }
    const width = Math.max(...names.map((name) => name.length));
    io.out('kept COMMAND [ARGUMENTS]\n');
    for (const { name, summary } of all) io.out(`  ${name.padEnd(width)}  ${summary}`);
    io.out('\nEach has --help. Exit codes: 0 done, 1 refused or found wrong, 2 asked wrongly.');
    return exit.done;
  },
};
