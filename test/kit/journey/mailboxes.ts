import { type SmtpSink, smtpSink } from '../smtp-sink.ts';
import { type Received, received } from './letter.ts';

export interface Mailbox {
  /** The oldest letter not read yet, or the oldest whose subject is like this; throws, saying what came, when there is none. */
  next(subject?: RegExp): Received;
  /** The same, for a letter that is on its way. */
  coming(subject: RegExp): Promise<Received>;
  /** Subjects of what was not read yet. */
  unread(): string[];
  /** Every letter that ever came, read or not. */
  all(): Received[];
}

export interface Mailboxes {
  readonly relay: SmtpSink;
  of(address: string): Mailbox;
}

/** The mailboxes of everybody outside, filled by the relay that the desk sends through. */
export async function mailboxes(): Promise<Mailboxes> {
  const relay = await smtpSink();
  const read = new Set<number>();
  const of = (address: string): Mailbox => {
    const mine = () =>
      relay.mails.flatMap((mail, at) => (mail.to.includes(address) ? [{ at, letter: received(mail) }] : []));
    const unread = () => mine().filter(({ at }) => !read.has(at));
    const take = (subject: RegExp | undefined): Received | null => {
      const found = unread().find(({ letter }) => subject === undefined || subject.test(letter.subject));
      if (found === undefined) return null;
      read.add(found.at);
      return found.letter;
    };
    return {
      next: (subject) => {
        const found = take(subject);
        if (found === null) {
          const came = unread().map(({ letter }) => letter.subject);
          throw new Error(
            `no letter ${subject ?? ''} in the mailbox of ${address}; unread there: ${came.join(' | ') || 'nothing'}`,
          );
        }
        return found;
      },
      coming: async (subject) => {
        for (;;) {
          const found = take(subject);
          if (found !== null) return found;
          await relay.received(relay.mails.length + 1);
        }
      },
      unread: () => unread().map(({ letter }) => letter.subject),
      all: () => mine().map(({ letter }) => letter),
    };
  };
  return { relay, of };
}
