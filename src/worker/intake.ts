import type { Ground } from '../app/ground.ts';
import type { MailReader } from '../app/intake/reading.ts';
import { organisationsToTakeIn, takeIn } from '../app/intake/take-in.ts';
import type { OnFault, Turn } from './loop.ts';

type Organisation = Awaited<ReturnType<typeof organisationsToTakeIn>>[number];

const organisationsATurn = 20;
const messagesATurn = 25;

/** Takes in what was delivered. `readerOf` knows how the mail of an organisation is read; `wall` is the wall clock. */
export function intakeTurn(
  ground: Ground,
  readerOf: (organisation: Organisation) => Promise<MailReader>,
  wall: () => number,
  onFault: OnFault,
): Turn {
  return async () => {
    let taken = 0;
    for (const organisation of await organisationsToTakeIn(ground, wall(), organisationsATurn)) {
      const turn = await takeIn(ground, organisation, await readerOf(organisation), messagesATurn);
      for (const error of turn.failed) onFault('intake', error);
      taken += turn.taken;
    }
    return taken > 0;
  };
}
