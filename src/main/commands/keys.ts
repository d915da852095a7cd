import { parseArgs } from 'node:util';
import { makeApiKey, revokeApiKey, type Scope, scopes } from '../../app/access/api-key.ts';
import { type Beside, besideDesk } from '../beside.ts';
import { type Command, exit, type Io } from '../command.ts';
import { readConfig } from '../config.ts';
import { wall } from '../ground.ts';
import { isRefused } from '../refused.ts';

const options = {
  scope: { type: 'string', multiple: true, default: [] as string[] },
  client: { type: 'string' },
  organisation: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

const isScope = (text: string): text is Scope => (scopes as readonly string[]).includes(text);

/** What is wrong with the question itself, or null. */
function fault([deed, name, ...rest]: readonly string[], asked: readonly string[]): string | null {
  if ((deed !== 'create' && deed !== 'revoke') || name === undefined || rest.length > 0)
    return 'say: kept keys create NAME, or: kept keys revoke NAME';
  if (name.length > 80) return 'NAME may have at most 80 characters';
  const unknown = asked.find((scope) => !isScope(scope));
  return unknown === undefined ? null : `there is no scope "${unknown}": the scopes are ${scopes.join(', ')}`;
}

async function create(
  { ground, organisation }: Beside,
  io: Io,
  name: string,
  asked: readonly string[],
  client: string | null,
  json: boolean,
): Promise<number> {
  const given = asked.filter(isScope);
  const wanted = { name, scopes: given.length === 0 ? scopes : given, clientCode: client };
  const made = await makeApiKey(ground, organisation, wanted, wall());
  if ('refused' in made) {
    io.err(made.refused);
    return exit.refused;
  }
  io.out(json ? JSON.stringify({ name, key: made.key, scopes: wanted.scopes }) : made.key);
  if (!json) io.err('It is shown this once. Give it to that program alone.');
  return exit.done;
}

async function revoke(
  { ground, organisation }: Beside,
  io: Io,
  name: string,
  json: boolean,
): Promise<number> {
  if (!(await revokeApiKey(ground, organisation, name, wall()))) {
    io.err(`No key called ${name} is in use.`);
    return exit.refused;
  }
  io.out(json ? JSON.stringify({ name, revoked: true }) : `${name} opens nothing any more.`);
  return exit.done;
}

export const command: Command = {
  name: 'keys',
  summary: 'Makes and ends the keys by which programs use the API: "keys create NAME".',
  usage: `
kept keys create NAME [--scope SCOPE]… [--client CODE] [--organisation MAIL-ADDRESS] [--json]
kept keys revoke NAME [--organisation MAIL-ADDRESS] [--json]

create prints a new key, once; only its digest is kept. Without --scope it may do all of ${scopes.join(', ')}.
--client binds it to one client: it reads and opens that client's cases alone. The desk may run meanwhile.
--json prints {"name", "key", "scopes"} or {"name", "revoked"}.
Exit codes: 0 done; 1 refused, and why; 2 asked wrongly, or a setting is wrong.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const wrong = fault(positionals, values.scope);
    const config = readConfig(io.environment);
    if (wrong !== null || 'faults' in config) {
      if (wrong !== null) io.err(`kept keys: ${wrong}.`);
      else if ('faults' in config) for (const each of config.faults) io.err(each);
      return exit.usage;
    }
    const beside = await besideDesk(config, values.organisation ?? null, io.err);
    if (isRefused(beside)) {
      io.err(beside.refused);
      return exit.refused;
    }
    try {
      const [deed, name = ''] = positionals;
      return deed === 'create'
        ? await create(beside, io, name, values.scope, values.client ?? null, values.json)
        : await revoke(beside, io, name, values.json);
    } finally {
      await beside.done();
    }
  },
};
