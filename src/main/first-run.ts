import { z } from 'zod';
import { setUpLink } from '../app/access/set-up-link.ts';
import { firstKeeper } from '../app/first-keeper.ts';
import type { Ground } from '../app/ground.ts';
import { housed, makeOrganisation } from '../app/organisation.ts';
import type { Refused } from './refused.ts';
import { shippedRulebook } from './rulebook.ts';

const what = {
  KEPT_ORGANISATION: 'the organisation’s name, as letters show it',
  KEPT_MAIL_ADDRESS: 'the address its letters come from and are answered to, such as care@example.org',
  KEPT_PHONE: 'the number every letter gives',
  KEPT_KEEPER: 'the e-mail address of the person who sets the desk up',
} as const;

const address = z.string().regex(/^[^@\s+]+@[^@\s]+\.[^@\s]+$/);
const shape = z.object({
  KEPT_ORGANISATION: z.string().trim().min(1).max(200),
  KEPT_MAIL_ADDRESS: address,
  KEPT_PHONE: z.string().trim().min(5).max(40),
  KEPT_KEEPER: address,
});

/**
 * The first run of the real thing: makes the organisation that the settings name, with the shipped rulebook, and its
 * keeper, whose set-up link `print` gets: once, it is kept nowhere. Later runs change nothing. Refused: a setting is
 * missing, or the database holds a training desk.
 */
export async function firstRun(
  ground: Ground,
  environment: Readonly<Record<string, string | undefined>>,
  wall: number,
  print: (line: string) => void,
): Promise<Refused | null> {
  const desks = await housed(ground);
  if (desks.some(({ training }) => training))
    return {
      refused:
        'This database holds a training desk, which never becomes the real thing. Set KEPT_DATABASE_URL to another.',
    };
  if (desks.length > 0) return null;
  const given = shape.safeParse(environment);
  if (!given.success) {
    const wrong = new Set(given.error.issues.map(({ path }) => String(path[0])));
    const lines = Object.entries(what)
      .filter(([name]) => wrong.has(name))
      .map(([name, is]) => `  ${name}: ${is}`);
    return { refused: `No organisation is set up yet. For the first start set:\n${lines.join('\n')}` };
  }
  const {
    KEPT_ORGANISATION: name,
    KEPT_MAIL_ADDRESS: mailAddress,
    KEPT_PHONE: phone,
    KEPT_KEEPER: keeper,
  } = given.data;
  const organisation = await makeOrganisation(
    ground,
    {
      name,
      mailName: name,
      mailAddress,
      phone,
      outOfHours: null,
      timezone: 'Europe/London',
      training: false,
      lettersPerRecipientDay: 60,
      quietFrom: '20:00',
      quietTo: '08:00',
      settings: {},
    },
    await shippedRulebook(),
  );
  const staffId = await firstKeeper(ground, organisation, keeper, wall);
  print(
    `${name} is set up. The keeper signs in once, within a day, by: ${await setUpLink(ground, organisation, staffId, wall)}`,
  );
  return null;
}
