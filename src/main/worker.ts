import { smtpSender } from '../channels/email/send.ts';
import { intakeTurn } from '../worker/intake.ts';
import { keepTurning, type OnFault } from '../worker/loop.ts';
import { sendTurn } from '../worker/sends.ts';
import { wakeTurn } from '../worker/wakes.ts';
import { windTurn } from '../worker/wind.ts';
import { runPart } from './child.ts';
import { wall } from './ground.ts';
import { readersFor } from './readers.ts';

/** The worker: takes in what arrived, lets time do its part on every case, sends letters. Any number may run at once. */
await runPart('worker', async ({ kind, config, ground, log, stop }) => {
  const onFault: OnFault = (loop, error) => log.error({ err: error, loop }, 'a turn failed');
  // A training desk reaches no relay, whatever is configured.
  const sender = kind === 'real' && config.smtpRelay !== null ? smtpSender({ url: config.smtpRelay }) : null;
  const turns = {
    intake: intakeTurn(ground, readersFor(ground, kind, config), wall, onFault),
    wakes: wakeTurn(ground, wall, onFault),
    sends: sendTurn(ground, sender, wall),
    ...(kind === 'training' ? { wind: windTurn(ground, wall, stop, onFault) } : {}),
  };
  const loops = Object.entries(turns).map(([name, turn]) => keepTurning(name, turn, stop, onFault));
  return {
    close: async () => {
      await Promise.all(loops);
      sender?.close();
    },
  };
});
