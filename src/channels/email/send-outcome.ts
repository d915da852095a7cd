import type { SendOutcome } from '../port.ts';

/**
 * What a failed sending means. An answer of the relay always settles it (RFC 5321, section 4.2.1: 5yz for good, 4yz for
 * now), whenever it comes; without an answer it matters only whether the relay had the whole letter.
 */
export function outcomeOf(error: unknown, handedOver: boolean): SendOutcome {
  const { code, responseCode } = facts(error);
  const reason = reasonOf(error);
  if (responseCode !== null) return { failed: reason, permanent: responseCode >= 500 && code !== 'EAUTH' };
  if (handedOver) return { unknown: reason };
  return { failed: reason, permanent: code === 'EENVELOPE' || code === 'EMESSAGE' };
}

function facts(error: unknown): { code: string | null; responseCode: number | null } {
  if (typeof error !== 'object' || error === null) return { code: null, responseCode: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const responseCode =
    'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  return { code, responseCode };
}

function reasonOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replace(/\s+/g, ' ').slice(0, 300);
}
