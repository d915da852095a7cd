import type { MailReader } from '../../../src/app/intake/reading.ts';
import { nextMoment } from '../../../src/app/training/pass-time.ts';
import type { Sender } from '../../../src/channels/port.ts';
import type { OrganisationId } from '../../../src/store/organisation-id.ts';
import { intakeTurn } from '../../../src/worker/intake.ts';
import type { OnFault } from '../../../src/worker/loop.ts';
import { sendTurn } from '../../../src/worker/sends.ts';
import { wakeTurn } from '../../../src/worker/wakes.ts';
import type { TestGround } from '../ground.ts';

export interface Awake {
  /** Does all that is due now: takes mail in, wakes cases, sends letters, until nothing more is. */
  turn(): Promise<void>;
  /** Lets time pass until then, from one due moment to the next, as a worker that never sleeps. */
  passTo(until: number): Promise<void>;
}

export interface Waking {
  readonly ground: TestGround;
  readonly organisation: OrganisationId;
  readonly reader: MailReader;
  readonly sender: Sender;
  readonly now: () => number;
  /** The mailboxes are looked into. */
  readonly hear: () => Promise<void>;
}

const mostTurns = 1_000;
const minute = 60_000;

/** The worker's own turns, taken when the test says so. What fails in one fails the test. */
export function awake({ ground, organisation, reader, sender, now, hear }: Waking): Awake {
  const onFault: OnFault = (loop, error) => {
    throw new Error(`a turn of ${loop} failed`, { cause: error });
  };
  const turns = [
    intakeTurn(ground, async () => reader, now, onFault),
    wakeTurn(ground, now, onFault),
    sendTurn(ground, sender, now),
  ];
  const turn = async (): Promise<void> => {
    await hear();
    for (let n = 0; n < mostTurns; n += 1) {
      let more = false;
      for (const take of turns) more = (await take()) || more;
      if (!more) return;
    }
    throw new Error('the worker’s turns do not end');
  };
  return {
    turn,
    passTo: async (until) => {
      await turn();
      while (now() < until) {
        const next = (await nextMoment(ground, organisation)) ?? until;
        // What is overdue holds nothing up: it is tried again a minute later.
        ground.set(Math.min(until, next > now() ? next : now() + minute));
        await turn();
      }
    },
  };
}
