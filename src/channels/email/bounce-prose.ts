import type { Address, Bounce } from '../port.ts';
import { canonicalAddress } from './addresses.ts';
import { first } from './headers.ts';
import { messageIds } from './message-ids.ts';
import type { Mime } from './mime.ts';

const subjects =
  /^\s*(undeliver(able|ed)( mail| message)?\b|mail delivery (failed|failure|system)|delivery (status notification|failure|has failed|delayed)|returned mail|failure notice|message (not delivered|delayed)|warning: (could not send|message .{0,60} delayed)|mail system error|nachricht nicht zugestellt|échec de (la )?remise)/i;

const failedWords =
  /\b(could ?n[o']t be delivered|could not be delivered|permanent(ly)? (error|failure|rejected)|delivery (has )?failed|undeliverable|user unknown|unknown user|no such (user|mailbox|recipient)|does ?n[o']t exist|does not exist|mailbox (is )?(unavailable|full)|address rejected|recipient rejected)\b/i;
const delayedWords =
  /\b(delayed|still being (tried|retried)|will (continue|keep) (to try|trying|be retried)|not yet been delivered|temporary (error|failure))\b/i;
const deadWords =
  /\b(user unknown|unknown user|no such (user|mailbox|recipient)|does ?n[o']t exist|does not exist|permanent(ly)? (error|failure)|address rejected|recipient rejected)\b/i;

/** A bounce in plain words: from a mail system and with the subject or the headers of one. Null otherwise. */
export function proseBounce(
  mime: Mime,
  from: Address | null,
  nullSender: boolean,
  text: string,
): Bounce | null {
  const subject = first(mime.headers, 'subject') ?? '';
  const failedTo = first(mime.headers, 'x-failed-recipients');
  const system =
    nullSender ||
    /^(mailer-daemon|postmaster|mail-daemon|microsoftexchange[0-9a-f]*)@/i.test(from?.address ?? '');
  if (!system || (failedTo === null && !subjects.test(subject))) return null;
  const words = text.slice(0, 20_000);
  const delayed =
    delayedWords.test(`${subject}\n${words.slice(0, 2000)}`) && failedTo === null && !failedWords.test(words);
  const status = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(words)?.[1] ?? null;
  const code = /(?:^|[\s:(])([45])\d\d[ -]/m.exec(words)?.[1] ?? null;
  const dead = status?.startsWith('5') ?? (code === null ? deadWords.test(words) : code === '5');
  return {
    action: delayed ? 'delayed' : 'failed',
    status,
    permanent: !delayed && dead,
    originalMessageId:
      messageIds(/^[>\s]{0,4}message-id:\s*(<[^<>\s]{1,500}>)/im.exec(words)?.[1] ?? null)[0] ?? null,
    recipient: canonicalAddress(failedTo?.split(',')[0] ?? '') ?? addressedTo(words),
  };
}

function addressedTo(words: string): string | null {
  const found = /^[ \t]{0,20}<?([^\s<>@:;,"]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24})>?/m.exec(words)?.[1];
  return found === undefined ? null : canonicalAddress(found);
}
