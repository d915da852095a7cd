import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Answered, closingLetterTo, mailsSent } from '../../app/training/answered-letter.ts';
import { openPool } from '../../store/pool.ts';

const folder = join(import.meta.dirname, '../../../rulebook/samples/mails');
const mailbox = 'care@alderfinch.example';
const writesAgain = 't.okafor@mail.example';

/** A sample mail as it goes over the wire now. */
export function mailNow(text: string, now: number, answered: Answered | null): string {
  const subject = answered?.subject ?? 'Your query';
  const filled: Readonly<Record<string, string>> = {
    date: new Date(now).toUTCString().replace('GMT', '+0000'),
    'closing letter': answered?.mailId ?? '<unknown@mail.example>',
    'closing subject': subject,
    'closing date': new Date(answered?.at ?? now).toUTCString().slice(0, 16),
    reference: /[A-Z]+-\d+/.exec(subject)?.[0] ?? '',
  };
  return text
    .replaceAll(/\{\{([a-z ]+)\}\}/g, (whole, name: string) => filled[name] ?? whole)
    .replaceAll(/\r?\n/g, '\r\n');
}

/** Sends the ten mails of the sample to the desk's own listener, in order. Throws when one is not taken. */
export async function sendTenMails(appUrl: string, port: number, now: number): Promise<void> {
  const pool = openPool(appUrl, 1);
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  try {
    const answered = await closingLetterTo({ pool }, writesAgain);
    for (let n = 1; n <= 10; n += 1) {
      const raw = mailNow(await readFile(join(folder, `${n}.eml`), 'utf8'), now, answered);
      const from = /^From: .*?([^\s<>]+@[^\s<>]+)/m.exec(raw)?.[1] ?? '';
      // An automatic reply has no sender to answer to.
      await transport.sendMail({ envelope: { from: n === 6 ? '' : from, to: mailbox }, raw });
    }
    await mailsSent({ pool });
  } finally {
    transport.close();
    await pool.end();
  }
}
