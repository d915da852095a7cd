import { parseArgs } from 'node:util';
import { type Difference, rebuild } from '../../app/rebuild.ts';
import { besideDesk } from '../beside.ts';
import { type Command, exit } from '../command.ts';
import { readConfig } from '../config.ts';
import { isRefused } from '../refused.ts';

const options = {
  repair: { type: 'boolean', default: false },
  organisation: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const line = ({ case: id, where, repaired }: Difference): string =>
  `${id}: ${where.join(', ')}${repaired ? ' (repaired)' : ''}`;

export const command: Command = {
  name: 'rebuild',
  summary: 'Folds every case anew from its events and compares what is stored of it; --repair puts it right.',
  usage: `
kept rebuild [--repair] [--organisation MAIL-ADDRESS] [--json]

The desk may run meanwhile. Events always win: --repair replaces what differs and keeps both sides in the database.
--json prints {"cases", "differences": [{"case", "where", "repaired"}]}.
Exit codes: 0 all as the events tell it, or repaired; 1 something differs, or refused, and why; 2 a setting is wrong.`,
  async run(args, io) {
    const { values } = parseArgs({ args, options });
    const config = readConfig(io.environment);
    if ('faults' in config) {
      for (const fault of config.faults) io.err(fault);
      return exit.usage;
    }
    const beside = await besideDesk(config, values.organisation ?? null, io.err);
    if (isRefused(beside)) {
      io.err(beside.refused);
      return exit.refused;
    }
    try {
      const { ground, organisation } = beside;
      const outcome = await rebuild(ground, organisation, values.repair);
      if (values.json) io.out(JSON.stringify(outcome));
      else {
        for (const difference of outcome.differences) io.out(line(difference));
        const found = outcome.differences.length;
        const differ = found === 0 ? 'all as their events tell it' : `${found} told otherwise`;
        io.out(`${outcome.cases} cases compared: ${differ}.`);
      }
      return outcome.differences.every(({ repaired }) => repaired) ? exit.done : exit.refused;
    } finally {
      await beside.done();
    }
  },
};
