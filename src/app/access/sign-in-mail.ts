import { keepTrainingLetter } from '../../store/kept-letter.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { type MailSignIn, signInMinutes } from './sign-in.ts';

/** What a sign-in mail says. */
export const signInWords = ({
  code,
  link,
}: {
  readonly code: string;
  readonly link: string;
}): { subject: string; text: string } => ({
  subject: `${code} is your code to sign in`,
  text: `Your code to sign in to the desk is ${code}

Or open this link in the browser in which you asked for it, and press the button:
${link}

Both work for ${signInMinutes} minutes. If you did not ask for this, do nothing: nobody can sign in without this mail.`,
});

/** A training desk keeps its sign-in mails where they can be read: it has no relay, and nothing to protect. */
export const keepSignInMail =
  (ground: Pick<Ground, 'pool' | 'newId' | 'now'>): MailSignIn =>
  async ({ organisation, to, code, link }) => {
    const { subject, text } = signInWords({ code, link });
    const at = await ground.now(organisation);
    const kept = await inOrganisation(ground.pool, organisation, (tx) =>
      keepTrainingLetter(tx, organisation, { id: ground.newId(), to, subject, body: text, at }),
    );
    if (!kept) throw new Error('only a training desk keeps its sign-in mails');
  };
