import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, exit } from '../command.ts';
import { type Config, readConfig } from '../config.ts';
import { runDesk } from '../desk.ts';
import { makeGround } from '../ground.ts';
import { isRefused } from '../refused.ts';
import { trainingSecret } from '../secret.ts';
import { stand } from '../stand.ts';
import { haveTrainingDesk } from '../training/have.ts';
import { sendTenMails } from '../training/ten-mails.ts';

export const command: Command = {
  name: 'train',
  summary: 'Opens a training desk: a sample organisation, and a clock that can be wound ("npm start").',
  usage: `
kept train

The first start makes the desk: clients, sites, homes, people and a few hundred queries of the last ten weeks, in every
stage. No letter leaves this machine. Stop it with Ctrl-C; the next start goes on where it was.
Settings: PORT (4000), KEPT_SMTP_PORT (2525), KEPT_DATA (.kept), KEPT_DATABASE_URL (a PostgreSQL 15 to 18 instead of our
own, as a role that may create roles), KEPT_TRAINING_QUERIES (240).
Exit codes: 0 stopped; 1 refused, and why; 2 a setting is wrong.`,
  async run(args, io) {
    parseArgs({ args, options: {} });
    const config = readConfig(io.environment);
    if ('faults' in config) {
      for (const fault of config.faults) io.err(fault);
      return exit.usage;
    }
    const address = `http://localhost:${config.port}`;
    const open = () => stand(config, 'training', Date.now(), address, io.err);
    const standing = await open();
    if (isRefused(standing)) {
      io.err(standing.refused);
      return exit.refused;
    }
    const secret = await trainingSecret(config.dataFolder);
    const told = { kind: 'training', secret, publicUrl: config.publicUrl ?? address } as const;
    let fresh = false;
    try {
      fresh = await haveTrainingDesk({
        appUrl: standing.appUrl,
        ground: (pool) => makeGround({ pool, filesFolder: join(config.dataFolder, 'files'), ...told }),
        queries: queriesOf(io.environment),
        say: io.err,
      });
    } catch (error) {
      await standing.release();
      throw error;
    }
    const refused = await runDesk({
      standing,
      reopen: open,
      told,
      environment: io.environment,
      say: io.err,
      ready: async (appUrl) => {
        if (fresh) await sendTenMails(appUrl, config.smtpPort, Date.now());
        announce(config, told.publicUrl, io.out);
      },
    });
    if (refused === null) return exit.done;
    io.err(refused.refused);
    return exit.refused;
  },
};

function announce(config: Config, address: string, out: (line: string) => void): void {
  out(`Kept is ready: ${address}`);
  out(
    `Staff: ${address}/desk, where you choose who you are: this is a training desk, no letter leaves this machine.`,
  );
  out(`Mail to the desk: SMTP on port ${config.smtpPort} of this machine. Stop with Ctrl-C.`);
}

/** A smaller desk is made sooner: tests ask for one. */
function queriesOf(environment: Readonly<Record<string, string | undefined>>): number {
  const given = Number(environment.KEPT_TRAINING_QUERIES ?? '');
  return Number.isInteger(given) && given > 0 && given <= 2_000 ? given : 240;
}
