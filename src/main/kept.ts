import { once } from 'node:events';
import { exit, type Io } from './command.ts';
import { commandNames, loadCommand } from './commands.ts';
import { outsideFault } from './outside-fault.ts';
import { usageFault } from './usage-fault.ts';

const io: Io = {
  out: (line) => process.stdout.write(`${line}\n`),
  readOn: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  err: (line) => process.stderr.write(`${line}\n`),
  input: process.stdin,
  environment: process.env,
};

async function kept([name = 'help', ...args]: string[]): Promise<number> {
  const asked = ['--help', '-h'].includes(name) ? 'help' : name;
  if (!(await commandNames()).includes(asked)) {
    io.err(`kept: there is no command "${asked}". "kept help" lists them.`);
    return exit.usage;
  }
  const command = await loadCommand(asked);
  if (args.includes('--help') || args.includes('-h')) {
    io.out(`${command.summary}\n\n${command.usage.trim()}`);
    return exit.done;
  }
  try {
    return await command.run(args, io);
  } catch (error) {
    const fault = usageFault(error);
    if (fault !== null) {
      io.err(`kept ${asked}: ${fault}\n\n${command.usage.trim()}`);
      return exit.usage;
    }
    const outside = outsideFault(error);
    if (outside === null) throw error;
    io.err(`kept ${asked}: ${outside}`);
    return exit.refused;
  }
}

// A reader that has seen enough ("kept clock | head") is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await kept(process.argv.slice(2));
