import { authenticate } from 'mailauth';
import type { Belief, Delivery, ReadMessage } from '../port.ts';
import { hostSays } from './authentication-results.ts';
import { noFaults } from './faults.ts';
import { splitHead } from './headers.ts';

/** Looks names up in the DNS, as `dns.promises.resolve` does. */
export type Resolver = (name: string, type: string) => Promise<string[] | string[][]>;

export interface Trust {
  /** The authserv-id (RFC 8601) of the host whose `Authentication-Results` we believe. It must remove forged ones of its own name. */
  readonly trustedHost: string | null;
  /** Absent: nothing is looked up, and what no trusted host says is not known. */
  readonly resolver?: Resolver;
}

const longestLookup = 10_000;

/**
 * Whether the address in `From` is really the sender's: by the word of the machine that handed it over, where we were
 * told to take it; by the trusted host's word; by DKIM, SPF and DMARC of our own. Never rejects.
 */
export async function believed(
  read: Pick<ReadMessage, 'from' | 'manySenders'>,
  delivery: Pick<Delivery, 'raw' | 'remote' | 'envelopeFrom'>,
  trust: Trust,
): Promise<Belief> {
  if (read.from === null) return { believed: 'no', why: 'it names no sender' };
  if (read.manySenders) return { believed: 'no', why: 'it names more than one sender' };
  if (delivery.remote?.believed === true) return { believed: 'yes', why: 'it was handed in on this machine' };
  const domain = read.from.address.slice(read.from.address.lastIndexOf('@') + 1);
  if (trust.trustedHost !== null) {
    const { headers } = splitHead(delivery.raw, noFaults());
    const said = hostSays(headers, trust.trustedHost, domain);
    if (said === 'pass')
      return { believed: 'yes', why: `${trust.trustedHost} checked that ${domain} sent it` };
    if (said === 'fail')
      return { believed: 'no', why: `${trust.trustedHost} found that ${domain} did not send it` };
  }
  if (trust.resolver === undefined)
    return { believed: 'not known', why: 'nobody we trust has checked the sender' };
  return checked(delivery, domain, trust.resolver);
}

async function checked(
  delivery: Pick<Delivery, 'raw' | 'remote' | 'envelopeFrom'>,
  domain: string,
  resolver: Resolver,
): Promise<Belief> {
  const unknown: Belief = {
    believed: 'not known',
    why: `it could not be looked up whether ${domain} sent it`,
  };
  try {
    const raw = Buffer.from(delivery.raw.buffer, delivery.raw.byteOffset, delivery.raw.byteLength);
    const result = await inTime(
      authenticate(raw, {
        resolver,
        disableArc: true,
        disableBimi: true,
        rejectRsaSha1: true,
        mta: 'receiver.invalid',
        sender: delivery.envelopeFrom ?? '',
        ...(delivery.remote === undefined ? {} : { ip: delivery.remote.address, helo: delivery.remote.helo }),
      }),
    );
    if (result === null) return unknown;
    const dmarc = result.dmarc === false ? 'none' : result.dmarc.status.result;
    const keys = result.dkim.results.map(({ status }) => status);
    const signed = keys.some(
      ({ result: verdict, aligned }) => verdict === 'pass' && typeof aligned === 'string',
    );
    if (dmarc === 'pass' || signed)
      return { believed: 'yes', why: `its signature or its way here shows that ${domain} sent it` };
    const unsure = dmarc === 'temperror' || keys.some(({ result: verdict }) => verdict === 'temperror');
    if (unsure) return unknown;
    if (dmarc === 'fail') return { believed: 'no', why: `${domain} says that it did not send it (DMARC)` };
    return { believed: 'not known', why: `${domain} does not say which mail is its own` };
  } catch {
    return unknown;
  }
}

async function inTime<T>(work: Promise<T>): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), longestLookup);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
