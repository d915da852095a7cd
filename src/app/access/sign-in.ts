import type { Instant } from '../../domain/time/types.ts';
import {
  addSignIn,
  countTry,
  type SignInRow,
  signInOfBrowser,
  signInOfLink,
  staffByAddress,
  useSignIn,
} from '../../store/access/sign-in.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { startSession } from './session.ts';
import { digestOf, newCode, newToken, same } from './token.ts';

/** Sends one sign-in mail to a member of staff, at once and never through the rows that people read. */
export type MailSignIn = (mail: {
  readonly organisation: OrganisationId;
  readonly to: string;
  readonly code: string;
  readonly link: string;
}) => Promise<void>;

type Asking = Pick<Ground, 'pool' | 'secret' | 'newId' | 'publicUrl'>;

export const signInMinutes = 10;
export const signInTries = 5;

export interface Browser {
  /** The random token in a cookie of the browser that asks: code and link work in no other. */
  readonly token: string;
  readonly wall: Instant;
}

/**
 * Asks for a code and a link to be sent to an address of staff. Does and answers the same whether or not
 * the address belongs to anybody; the mail is not waited for, so time does not tell either.
 */
export async function askToSignIn(
  ground: Asking,
  organisation: OrganisationId,
  address: string,
  browser: Browser,
  mail: MailSignIn,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const code = newCode();
  const link = newToken();
  const id = ground.newId();
  const email = await inOrganisation(ground.pool, organisation, async (tx) => {
    const staff = await staffByAddress(tx, organisation, address.trim());
    await addSignIn(tx, organisation, {
      id,
      staffId: staff?.id ?? null,
      // The id salts the code, of which there are only a million.
      code: digestOf(ground.secret, 'sign-in code', `${id}:${code}`),
      link: digestOf(ground.secret, 'sign-in link', link),
      browser: digestOf(ground.secret, 'browser', browser.token),
      expiresAt: browser.wall + signInMinutes * 60_000,
    });
    return staff?.email ?? null;
  });
  if (email !== null)
    mail({ organisation, to: email, code, link: `${ground.publicUrl}/desk/sign-in/link/${link}` }).catch(
      onFailure,
    );
}

export type SignedIn = { readonly session: string } | { readonly refused: string };

const wrong = {
  refused: 'That code is not right, or it is too old. Check it, or ask for a new one.',
} as const;

async function finish(
  ground: Asking,
  organisation: OrganisationId,
  wall: Instant,
  tried: Promise<string | null>,
): Promise<SignedIn> {
  const staffId = await tried;
  return staffId === null ? wrong : { session: await startSession(ground, organisation, { staffId }, wall) };
}

/** Signs in by the code that was sent, in the browser that asked. Five tries, ten minutes, once. */
export function enterCode(
  ground: Asking,
  organisation: OrganisationId,
  code: string,
  browser: Browser,
): Promise<SignedIn> {
  const { wall } = browser;
  const tried = inOrganisation(ground.pool, organisation, async (tx) => {
    const row = await signInOfBrowser(
      tx,
      organisation,
      digestOf(ground.secret, 'browser', browser.token),
      wall,
    );
    if (row === null || row.tries >= signInTries) return null;
    await countTry(tx, organisation, row.id);
    const given = digestOf(ground.secret, 'sign-in code', `${row.id}:${code.replaceAll(/\s/g, '')}`);
    if (!same(given, row.code) || row.staffId === null) return null;
    await useSignIn(tx, organisation, row.id, wall);
    return row.staffId;
  });
  return finish(ground, organisation, wall, tried);
}

/** Signs in by the link that was sent, in the browser that asked; in another it is refused and stays unused. */
export function followLink(
  ground: Asking,
  organisation: OrganisationId,
  link: string,
  browser: Browser,
): Promise<SignedIn> {
  const { wall } = browser;
  const own = digestOf(ground.secret, 'browser', browser.token);
  const tried = inOrganisation(ground.pool, organisation, async (tx) => {
    const row: SignInRow | null = await signInOfLink(
      tx,
      organisation,
      digestOf(ground.secret, 'sign-in link', link),
      wall,
    );
    if (row === null || row.tries >= signInTries || !same(own, row.browser) || row.staffId === null)
      return null;
    await useSignIn(tx, organisation, row.id, wall);
    return row.staffId;
  });
  return finish(ground, organisation, wall, tried);
}
