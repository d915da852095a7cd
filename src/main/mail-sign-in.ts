import { randomUUID } from 'node:crypto';
import type { MailSignIn } from '../app/access/sign-in.ts';
import { keepSignInMail, signInWords } from '../app/access/sign-in-mail.ts';
import type { Ground } from '../app/ground.ts';
import { mailHtml } from '../app/letters/mail-html.ts';
import type { Sender } from '../channels/port.ts';
import { organisationKind } from '../store/organisation.ts';
import { organisationFace } from '../store/reads/organisation-face.ts';
import { inOrganisation } from '../store/transaction.ts';
import type { DeskKind } from './desk-kind.ts';

export interface SignInBy {
  readonly kind: DeskKind;
  /** Null: no relay. */
  readonly sender: Sender | null;
  readonly linkOnConsole: boolean;
  readonly say: (line: string) => void;
}

/**
 * How sign-in mails leave: a training desk keeps them, a relay sends them, and where there is none the console prints
 * them if the keeper allowed that. They never become rows that people read on a real desk.
 */
export function mailSignInBy(ground: Ground, { kind, sender, linkOnConsole, say }: SignInBy): MailSignIn {
  if (kind === 'training') return keepSignInMail(ground);
  if (sender !== null) return (mail) => sendBy(ground, sender, mail);
  return async ({ to, link }) => {
    if (!linkOnConsole) throw new Error('there is no relay, and links may not be printed on the console');
    say(`Sign-in for ${to}, in the browser that asked, within ten minutes: ${link}`);
  };
}

async function sendBy(ground: Ground, sender: Sender, mail: Parameters<MailSignIn>[0]): Promise<void> {
  const { organisation } = mail;
  const { desk, face } = await inOrganisation(ground.pool, organisation, async (tx) => ({
    desk: await organisationKind(tx, organisation),
    face: await organisationFace(tx, organisation),
  }));
  if (desk === null) throw new Error('a sign-in mail of no organisation');
  const { subject, text } = signInWords(mail);
  const domain = desk.mailAddress.split('@')[1] ?? 'localhost';
  const outcome = await sender.send({
    to: mail.to,
    from: desk.mailAddress,
    fromName: 'Kept',
    replyTo: desk.mailAddress,
    subject,
    text,
    html: mailHtml(text, {
      subject,
      organisation: face?.name ?? 'Kept',
      phone: face?.phone ?? '',
      link: mail.link,
      linkText: 'Sign in',
      accent: `#${face?.accent || '23594c'}`,
    }),
    messageId: `<${randomUUID()}@${domain}>`,
    autoSubmitted: 'auto-generated',
    nullSender: true,
  });
  if (!('sent' in outcome))
    throw new Error(`the relay did not take it: ${'failed' in outcome ? outcome.failed : outcome.unknown}`);
}
