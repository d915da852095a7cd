import assert from 'node:assert/strict';
import { createTransport } from 'nodemailer';
import type { SunkMail } from '../smtp-sink.ts';
import { careAddress } from './sample.ts';

/** The organisation's own mail server, whose word on a sender the desk takes. */
export const mailServer = 'mx.alder-finch.example';

export interface Writing {
  /** 'Meena Patel <mj.patel@mail.example>' */
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly photos?: readonly { readonly filename: string; readonly content: Buffer }[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Somebody else's address in `From`: the mail server sees it. */
  readonly forged?: boolean;
}

/** A letter of ours, as it lies in the mailbox of whoever it is for. */
export interface Received {
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly replyTo: string;
  readonly autoSubmitted: string | null;
  /** The link to the page of this one query. */
  readonly link: string | null;
  readonly attachments: readonly { readonly name: string; readonly type: string; readonly text: string }[];
}

export function received({ mail, to }: SunkMail): Received {
  const text = mail.text ?? '';
  const references = mail.references ?? [];
  return {
    to: to.join(', '),
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    text,
    html: mail.html === false ? '' : mail.html,
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? null,
    references: typeof references === 'string' ? [references] : references,
    replyTo: mail.replyTo?.value[0]?.address ?? '',
    autoSubmitted: (mail.headers.get('auto-submitted') as string | undefined) ?? null,
    link: /https?:\/\/\S+\/c\/[\w-]+/.exec(text)?.[0] ?? null,
    attachments: mail.attachments.map(({ filename = '', contentType, content }) => ({
      name: filename,
      type: contentType,
      text: content.toString('utf8'),
    })),
  };
}

const addressOf = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from;

export interface Posted {
  readonly raw: Buffer;
  readonly from: string;
  readonly to: string;
  readonly messageId: string;
}

let posted = 0;
const program = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

/** What a person's mail program writes, and what the organisation's mail server puts on top of it. */
export async function written(writing: Writing, answers?: Received): Promise<Posted> {
  const { from, subject, text = '', photos = [], headers = {}, forged = false } = writing;
  posted += 1;
  const sender = addressOf(from);
  const domain = sender.slice(sender.lastIndexOf('@') + 1);
  const to = answers?.replyTo ?? careAddress;
  const messageId =
    headers['Message-ID'] ?? `<${posted}.${sender.replace('@', '.at.')}@mail-program.example>`;
  const quoted =
    answers === undefined
      ? ''
      : `\n\nOn Monday ${answers.from} wrote:\n${answers.text.replaceAll(/^/gm, '> ')}`;
  const { message } = await program.sendMail({
    from,
    to,
    subject: subject ?? (answers === undefined ? '' : `Re: ${answers.subject}`),
    text: `${text}${quoted}`,
    messageId,
    headers,
    attachments: [...photos],
    ...(answers === undefined
      ? {}
      : { inReplyTo: answers.messageId, references: [...answers.references, answers.messageId] }),
  });
  const raw = Buffer.isBuffer(message) ? message : Buffer.from(String(message));
  const verdict = `Authentication-Results: ${mailServer}; dmarc=${forged ? 'fail' : 'pass'} header.from=${domain}\r\n`;
  return { raw: Buffer.concat([Buffer.from(verdict), raw]), from: sender, to, messageId };
}

/** Every letter to a customer or client says whose it is, whom to ask and how: the words of A22. */
export function quotesAll(letter: Received, words: readonly (string | RegExp)[]): void {
  for (const word of words) {
    const said = letter.text.replaceAll(/\s+/g, ' ');
    const found = typeof word === 'string' ? said.includes(word) : word.test(said);
    assert.ok(found, `“${letter.subject}” to ${letter.to} does not say ${word}:\n${letter.text}`);
  }
}
