import { parseArgs } from 'node:util';
import { invite } from '../../app/access/invite.ts';
import { roles } from '../../web/access/permissions.ts';
import { besideDesk } from '../beside.ts';
import { type Command, exit } from '../command.ts';
import { readConfig } from '../config.ts';
import { wall } from '../ground.ts';
import { isRefused } from '../refused.ts';

const options = {
  name: { type: 'string' },
  role: { type: 'string', multiple: true, default: [] as string[] },
  organisation: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** What is wrong with the question itself, or null. */
function fault(
  positionals: readonly string[],
  asked: readonly string[],
  name: string | undefined,
): string | null {
  const [deed, address, ...rest] = positionals;
  if (deed !== 'invite' || rest.length > 0) return 'say: kept users invite ADDRESS';
  if (address === undefined || !/^[^\s@]+@[^\s@]+$/.test(address)) return 'ADDRESS must be an e-mail address';
  const unknown = asked.find((role) => !(roles as readonly string[]).includes(role));
  if (unknown !== undefined) return `there is no role "${unknown}": the roles are ${roles.join(', ')}`;
  return (name === undefined) === (asked.length === 0) ? null : 'somebody new needs --name and --role, both';
}

export const command: Command = {
  name: 'users',
  summary: 'Lets a person in by a link that is printed once: "users invite ADDRESS".',
  usage: `
kept users invite ADDRESS [--name NAME --role ROLE [--role ROLE]] [--organisation MAIL-ADDRESS] [--json]

Prints a link by which that member of staff signs in once, within a day: for the first keeper, and where no mail can be
sent. Only its digest is kept. Somebody new joins the staff with that name and those roles:
${roles.join(', ')}.
The desk may run meanwhile. --json prints {"link": …, "joined": true or false}.
Exit codes: 0 done; 1 refused, and why; 2 asked wrongly, or a setting is wrong.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const wrong = fault(positionals, values.role, values.name);
    const config = readConfig(io.environment);
    if (wrong !== null || 'faults' in config) {
      if (wrong !== null) io.err(`kept users: ${wrong}.`);
      else if ('faults' in config) for (const each of config.faults) io.err(each);
      return exit.usage;
    }
    const beside = await besideDesk(config, values.organisation ?? null, io.err);
    if (isRefused(beside)) {
      io.err(beside.refused);
      return exit.refused;
    }
    try {
      const newPerson = values.name === undefined ? null : { name: values.name, roles: values.role };
      const address = positionals[1] ?? '';
      const outcome = await invite(beside.ground, beside.organisation, { address, newPerson }, wall());
      if ('refused' in outcome) {
        io.err(outcome.refused);
        return exit.refused;
      }
      io.out(values.json ? JSON.stringify(outcome) : outcome.link);
      if (!values.json) io.err('It works once, within a day. Send it to nobody but them.');
      return exit.done;
    } finally {
      await beside.done();
    }
  },
};
