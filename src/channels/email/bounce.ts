import type { Address, Bounce } from '../port.ts';
import { canonicalAddress } from './addresses.ts';
import { proseBounce } from './bounce-prose.ts';
import { noFaults } from './faults.ts';
import { first, type Header, parameters, splitHead } from './headers.ts';
import { messageIds } from './message-ids.ts';
import type { Mime, Part } from './mime.ts';
import { decodeTransfer } from './transfer.ts';

/** A delivery report by RFC 3464, or one of the older kinds in prose (Exim, qmail, Exchange); null for any other message. */
export function readBounce(
  mime: Mime,
  from: Address | null,
  nullSender: boolean,
  text: string,
): Bounce | null {
  const report = mime.parts.find(
    (part) => part.type === 'message/delivery-status' || part.type === 'message/global-delivery-status',
  );
  const enclosed = enclosedId(mime.parts);
  const stated = report === undefined ? null : standardBounce(report);
  const fallback = {
    enclosed,
    answered:
      messageIds(`${first(mime.headers, 'in-reply-to') ?? ''} ${first(mime.headers, 'references') ?? ''}`).at(
        -1,
      ) ?? null,
  };
  if (stated !== null) {
    const originalMessageId = stated.originalMessageId ?? fallback.enclosed ?? fallback.answered;
    return { ...stated, originalMessageId };
  }
  const prose = proseBounce(mime, from, nullSender, text);
  if (prose === null) return null;
  return { ...prose, originalMessageId: fallback.enclosed ?? prose.originalMessageId ?? fallback.answered };
}

const actions: readonly Bounce['action'][] = ['failed', 'delayed', 'relayed', 'expanded', 'delivered'];

/** Of several recipients the one that fared worst, since that is what a person must know. */
function standardBounce(report: Part): Bounce | null {
  const groups = fieldGroups(decodeTransfer(report.body, report.encoding).bytes);
  const originalMessageId =
    messageIds(groups.map((group) => first(group, 'original-message-id') ?? '').join(' '))[0] ?? null;
  const recipients = groups.flatMap((group) => {
    const word = parameters(first(group, 'action') ?? '').value;
    const action = actions.find((known) => known === word);
    if (action === undefined) return [];
    const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(first(group, 'status') ?? '')?.[1] ?? null;
    const diagnosed = /\b(5)\d\d\b/.exec(first(group, 'diagnostic-code') ?? '')?.[1];
    const permanent = action === 'failed' && (status?.startsWith('5') ?? diagnosed === '5');
    const recipient =
      typedAddress(first(group, 'original-recipient')) ?? typedAddress(first(group, 'final-recipient'));
    return [{ action, status, permanent, originalMessageId, recipient }];
  });
  recipients.sort((a, b) => actions.indexOf(a.action) - actions.indexOf(b.action));
  return recipients[0] ?? null;
}

function fieldGroups(bytes: Uint8Array): Header[][] {
  const groups: Header[][] = [];
  let rest = bytes;
  while (rest.length > 0 && groups.length < 100) {
    const { headers, body } = splitHead(rest, noFaults());
    groups.push(headers);
    if (body.length === rest.length) break;
    rest = body;
  }
  return groups;
}

function typedAddress(value: string | null): string | null {
  if (value === null) return null;
  return canonicalAddress(
    value
      .replace(/^[^;]*;/, '')
      .trim()
      .replace(/^<|>$/g, ''),
  );
}

/** The Message-ID of the message that the report gives back, whole or only its headers. */
function enclosedId(parts: readonly Part[]): string | null {
  const returned = parts.findLast(({ type }) =>
    ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers'].includes(type),
  );
  if (returned === undefined) return null;
  const { headers } = splitHead(decodeTransfer(returned.body, returned.encoding).bytes, noFaults());
  return messageIds(first(headers, 'message-id'))[0] ?? null;
}
