import { createHmac, randomBytes } from 'node:crypto';

/**
 * A digest that only this desk can make, of words or an address and their salt: it proves later what stood there, and
 * tells nothing once the salt is erased.
 */
export function keyedDigest(secret: string, salt: Uint8Array, words: string): Buffer {
  return createHmac('sha256', secret).update('stored words\n').update(salt).update(words, 'utf8').digest();
}

export const newSalt = (): Buffer => randomBytes(16);
