import type { ImapFlow } from 'imapflow';
import type { Instant } from '../../domain/time/types.ts';
import type { HeardUp, Log, Receive } from '../port.ts';

/** How far a folder was read: everything below `uidnext`, as long as the folder keeps its `uidvalidity` (RFC 3501, 2.3.1.1). */
export interface Progress {
  readonly uidvalidity: string;
  readonly uidnext: number;
}

export interface SweepOptions {
  readonly mailbox: string;
  readonly since?: Instant;
  readonly maxBytes: number;
  readonly receive: Receive;
  readonly heard: (heard: HeardUp) => void | Promise<void>;
  readonly clock: () => Instant;
  readonly log: Log;
  readonly state: {
    readonly load: () => Promise<Progress | null>;
    readonly save: (progress: Progress) => Promise<void>;
  };
}

const day = 86_400_000;
const mostPassed = 100_000;

/**
 * Receives every message of the open folder that was not received before, oldest first, one at a time. When the
 * folder's UIDVALIDITY has changed, all of them: the same message again is for the reader to tell. A message that
 * cannot be received is passed over and tried again next time; it holds back `uidnext` and is the oldest unread.
 * `passed` remembers, between sweeps, what was received after it. Resolves true when the folder was gone through to its end, which is also what `heard` is told.
 */
export async function sweep(
  client: ImapFlow,
  options: SweepOptions,
  passed: Set<string>,
  closing: AbortSignal,
): Promise<boolean> {
  const startedAt = options.clock();
  await client.noop();
  const opened = client.mailbox;
  if (opened === false) throw new Error('the folder is not open');
  const uidvalidity = String(opened.uidValidity);
  const before = await options.state.load();
  if (before !== null && before.uidvalidity !== uidvalidity) {
    options.log('mailbox numbered anew; reading all of it', { mailbox: options.mailbox });
  }
  const from = before?.uidvalidity === uidvalidity ? before.uidnext : 1;
  const uids = await uidsFrom(client, from, options.since);
  let firstFailed: { uid: number; arrived: Instant | null } | null = null;
  let next = from;
  for (const uid of uids) {
    if (closing.aborted) break;
    const key = `${uidvalidity}:${uid}`;
    const { received, arrived } = passed.has(key)
      ? { received: true, arrived: null }
      : await receiveOne(client, uid, key, options);
    if (received && firstFailed !== null && passed.size < mostPassed) passed.add(key);
    if (!received) firstFailed ??= { uid, arrived };
    next = firstFailed?.uid ?? uid + 1;
    if (next !== from || before?.uidvalidity !== uidvalidity)
      await options.state.save({ uidvalidity, uidnext: next });
  }
  if (closing.aborted) return false;
  if (uids.length === 0 && before?.uidvalidity !== uidvalidity)
    await options.state.save({ uidvalidity, uidnext: next });
  const oldestUnread = firstFailed === null ? null : (firstFailed.arrived ?? startedAt);
  await options.heard({ mailbox: options.mailbox, completeAt: startedAt, oldestUnread });
  return firstFailed === null;
}

/** A server answers `n:*` with its last message even where that is below n, so the answer is filtered. */
async function uidsFrom(client: ImapFlow, from: number, since: Instant | undefined): Promise<number[]> {
  const query = since === undefined ? {} : { since: new Date(since - day) };
  const found = await client.search({ uid: `${from}:*`, ...query }, { uid: true });
  if (!found) throw new Error('the folder could not be searched');
  return found.filter((uid) => uid >= from).sort((a, b) => a - b);
}

async function receiveOne(
  client: ImapFlow,
  uid: number,
  key: string,
  { mailbox, since, maxBytes, receive, clock, log }: SweepOptions,
): Promise<{ received: boolean; arrived: Instant | null }> {
  const query = { uid: true, internalDate: true, size: true, source: { start: 0, maxLength: maxBytes } };
  const message = await client.fetchOne(String(uid), query, { uid: true });
  if (!message) return { received: true, arrived: null };
  const arrived = instantOf(message.internalDate);
  if (since !== undefined && arrived !== null && arrived < since) return { received: true, arrived };
  try {
    await receive({
      channel: 'email',
      mailbox,
      key,
      receivedAt: arrived ?? clock(),
      envelopeFrom: null,
      envelopeTo: [],
      raw: message.source ?? new Uint8Array(),
      ...((message.size ?? 0) > maxBytes ? { cut: true } : {}),
    });
  } catch (error) {
    log('a message could not be saved; it will be tried again', {
      mailbox,
      uid,
      error: error instanceof Error ? error.name : 'unknown',
    });
    return { received: false, arrived };
  }
  await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  return { received: true, arrived };
}

function instantOf(date: Date | string | undefined): Instant | null {
  const at = date === undefined ? Number.NaN : new Date(date).getTime();
  return Number.isFinite(at) ? at : null;
}
