import { parseArgs } from 'node:util';
import { exportCase } from '../../app/recorded/export-case.ts';
import type { Asked } from '../../app/recorded/lived.ts';
import { besideDesk } from '../beside.ts';
import { type Command, exit } from '../command.ts';
import { readConfig } from '../config.ts';
import { isRefused } from '../refused.ts';

const options = {
  commands: { type: 'boolean', default: false },
  organisation: { type: 'string' },
} as const;

export const command: Command = {
  name: 'export',
  summary: 'Writes a recorded case as the commands that "kept replay" runs to the same events.',
  usage: `
kept export case REFERENCE --commands [--organisation MAIL-ADDRESS]

The commands come out one JSON object a line, for a file of regression cases:
  kept export case CQ-10482 --commands > case.jsonl
  kept replay --standard rulebook/standards/after-care.1.yaml < case.jsonl
They hold no personal data: ids are renamed, what people wrote is left out; instants and dates stay. They were run
before they are written, so that they bring about the recorded events again. The desk may run meanwhile.
Exit codes: 0 written; 1 there is no such case, or today's rules decide otherwise than was recorded, and from where on;
2 a setting is wrong, or asked wrongly.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [what, reference, ...more] = positionals;
    if (what !== 'case' || reference === undefined || more.length > 0 || !values.commands) {
      io.err(`kept export: say which case, and that you want its commands.\n\n${command.usage.trim()}`);
      return exit.usage;
    }
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
      const exported = await exportCase(beside.ground, beside.organisation, reference);
      if (isRefused(exported)) {
        io.err(exported.refused);
        return exit.refused;
      }
      for (const asked of exported.commands) io.out(lineOf(asked));
      const { commands, events, standards } = exported;
      io.err(`${commands.length} commands bring about its ${events} events, by ${standards.join(', ')}.`);
      return exit.done;
    } finally {
      await beside.done();
    }
  },
};

/** A line as `kept replay` reads it: time passed as it was recorded, by commands of its own. */
export function lineOf({ at, ...asked }: Asked): string {
  const { occurredAt, ...rest } = asked;
  const then = occurredAt === undefined ? {} : { occurredAt: written(occurredAt) };
  return JSON.stringify({ at: written(at), ...then, time: 'stands', ...rest });
}

const written = (instant: number): string => Temporal.Instant.fromEpochMilliseconds(instant).toString();
