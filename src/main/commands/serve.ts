import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPool } from '../../store/pool.ts';
import { type Command, exit } from '../command.ts';
import { readConfig } from '../config.ts';
import { runDesk } from '../desk.ts';
import { firstRun } from '../first-run.ts';
import { makeGround, wall } from '../ground.ts';
import { isRefused } from '../refused.ts';
import { probe, unsafe } from '../safety.ts';
import { stand } from '../stand.ts';

export const command: Command = {
  name: 'serve',
  summary: 'Runs the real desk: real clock, no samples; refuses to start in an unsafe state, and says why.',
  usage: `
kept serve

Web, worker and mail in one, each started again when it ends. The first start makes the organisation that
KEPT_ORGANISATION, KEPT_MAIL_ADDRESS, KEPT_PHONE and KEPT_KEEPER describe, and prints the keeper's set-up link once.
Needed:   KEPT_SECRET (32 random characters or more), KEPT_PUBLIC_URL, and KEPT_SMTP_RELAY or KEPT_LINK_ON_CONSOLE=yes.
Database: KEPT_DATABASE_URL as the app role, with KEPT_DATABASE_OWNER_URL to migrate; without them our own PostgreSQL in
          KEPT_DATA (.kept).
Listens:  KEPT_HOST and PORT (4000), KEPT_SMTP_HOST and KEPT_SMTP_PORT (2525), both on the loopback unless said.
Mail in:  KEPT_IMAP (imaps://name:password@host/folder), KEPT_TRUSTED_HOST (whose Authentication-Results are believed).
Exit codes: 0 stopped; 1 refused, with every reason; 2 a setting is wrong.`,
  async run(args, io) {
    parseArgs({ args, options: {} });
    const config = readConfig(io.environment);
    if ('faults' in config) {
      for (const fault of config.faults) io.err(fault);
      return exit.usage;
    }
    // What needs no database is said before one is started.
    const early = unsafe(config, { dataMode: null, database: [] });
    const { secret, publicUrl } = config;
    if (early.length > 0 || secret === null || publicUrl === null) {
      for (const why of early) io.err(why);
      return exit.refused;
    }
    const open = () => stand(config, 'real', wall(), publicUrl, io.err);
    const standing = await open();
    if (isRefused(standing)) {
      io.err(standing.refused);
      return exit.refused;
    }
    const told = { kind: 'real', secret, publicUrl } as const;
    const pool = openPool(standing.appUrl, 2);
    try {
      const late = unsafe(config, await probe(config, standing.appUrl));
      const ground = makeGround({ pool, filesFolder: join(config.dataFolder, 'files'), ...told });
      const refused = late.length > 0 ? late : [await firstRun(ground, io.environment, wall(), io.out)];
      const reasons = refused.flatMap((why) =>
        why === null ? [] : [typeof why === 'string' ? why : why.refused],
      );
      if (reasons.length > 0) {
        for (const why of reasons) io.err(why);
        await pool.end();
        await standing.release();
        return exit.refused;
      }
    } catch (error) {
      await pool.end();
      await standing.release();
      throw error;
    }
    await pool.end();
    const ready = async (): Promise<void> => io.out(`Kept is ready: ${publicUrl}`);
    const refused = await runDesk({
      standing,
      reopen: open,
      told,
      environment: io.environment,
      say: io.err,
      ready,
    });
    if (refused === null) return exit.done;
    io.err(refused.refused);
    return exit.refused;
  },
};
