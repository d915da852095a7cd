import type { SendMailOptions } from 'nodemailer';
import type { Letter } from '../port.ts';

const mostReferences = 20;

/**
 * A letter as nodemailer takes it: text and HTML, our own Message-ID, the thread it belongs to, and for what no person
 * wrote the marks that keep other machines from answering (RFC 3834).
 */
export function composed(letter: Letter): SendMailOptions {
  const references = (letter.references ?? []).slice(-mostReferences);
  return {
    from: { name: letter.fromName, address: letter.from },
    to: { name: '', address: letter.to },
    replyTo: { name: letter.fromName, address: letter.replyTo },
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: letter.messageId,
    envelope: { from: letter.nullSender ? '' : letter.from, to: [letter.to] },
    xMailer: false,
    textEncoding: 'quoted-printable',
    headers:
      letter.autoSubmitted === null
        ? {}
        : { 'Auto-Submitted': letter.autoSubmitted, 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    ...(letter.date === undefined ? {} : { date: new Date(letter.date) }),
    ...(letter.inReplyTo === undefined ? {} : { inReplyTo: letter.inReplyTo }),
    ...(references.length === 0 ? {} : { references: [...references] }),
    attachments: (letter.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    })),
  };
}
