import { childEnvironment, type Told } from './child.ts';
import { keepRunning } from './children.ts';
import { isRefused, type Refused } from './refused.ts';
import type { Standing } from './stand.ts';
import { toldToStop } from './told-to-stop.ts';

/** A PostgreSQL of our own that died more often than this within so many ms does not stay up: the desk gives up. */
const mostRevivals = 5;
const revivalsWithin = 15_000;

export interface Running {
  /** The database that the desk stands on. */
  readonly standing: Standing;
  /** Opens it again after it died. */
  readonly reopen: () => Promise<Standing | Refused>;
  readonly told: Omit<Told, 'appUrl'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly say: (sentence: string) => void;
  /** When all processes are ready. */
  readonly ready: (appUrl: string) => Promise<void>;
}

/**
 * Runs the processes of a desk (web, worker, mail) until a person stops it: those that die are started again, and so is
 * PostgreSQL where it is ours. Doors are closed first, the database last. Refused: a process says that it cannot run
 * (a port in use), or PostgreSQL does not stay up.
 */
export async function runDesk(running: Running): Promise<Refused | null> {
  const { told, environment, say } = running;
  let { standing } = running;
  const asked = toldToStop();
  const forChild = () => childEnvironment(environment, { ...told, appUrl: standing.appUrl });
  const children = ['web', 'worker', 'mail'].map((name) => keepRunning(name, forChild, say));
  const outcome = await Promise.race([
    Promise.all(children.map((child) => child.first)).then((all) => all.find(isRefused) ?? null),
    ...children.map((child) =>
      child.first.then((said) => (isRefused(said) ? said : new Promise<never>(() => {}))),
    ),
    asked.then(() => 'stop' as const),
  ]);
  let refused: Refused | null = outcome !== null && outcome !== 'stop' ? outcome : null;
  if (outcome === null) {
    await running.ready(standing.appUrl);
    const revivals: number[] = [];
    for (;;) {
      const ended = await Promise.race([asked.then(() => false), standing.databaseEnded.then(() => true)]);
      if (!ended) break;
      revivals.push(Date.now());
      if (revivals.filter((at) => at > Date.now() - revivalsWithin).length > mostRevivals) {
        refused = {
          refused:
            'PostgreSQL does not stay up; the end of its log says why (postgres/log in the data folder).',
        };
        break;
      }
      say('PostgreSQL ended and is started again.');
      await standing.release();
      const again = await running.reopen();
      if (isRefused(again)) {
        refused = again;
        break;
      }
      standing = again;
    }
  }
  await Promise.all(children.map((child) => child.stop()));
  await standing.release();
  return refused;
}
