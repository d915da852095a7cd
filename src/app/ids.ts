import { randomFillSync } from 'node:crypto';

// RFC 9562, section 6.2, method 1: a counter in rand_a keeps the ids of one millisecond in order.
let lastMoment = 0;
let counter = 0;

// Drawn for some hundred ids at a time: each drawing costs more than all else about an id.
const drawn = Buffer.alloc(10 * 400);
let used = drawn.length;

function tenBytes(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += 10;
  return drawn.subarray(used - 10, used);
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

/**
 * A new UUID version 7 (RFC 9562) for the instant `now` (milliseconds since 1970, UTC). Ids of one
 * process ascend as text, also within a millisecond and when the clock goes back a little.
 */
export function newId(now: number): string {
  if (!Number.isSafeInteger(now) || now < 0 || now >= 2 ** 48)
    throw new Error(`no instant for an id: ${now}`);
  const random = tenBytes();
  // A training desk winds its clock, and a test sets it: far from the last moment, order begins anew.
  const wound = Math.abs(now - lastMoment) > 10_000;
  if (wound || now > lastMoment) {
    lastMoment = now;
    counter = random.readUInt16BE(0) & 0x7ff;
  } else {
    counter += 1;
    if (counter > 0xfff) {
      lastMoment += 1;
      counter = random.readUInt16BE(0) & 0x7ff;
    }
  }
  const moment = hex(lastMoment, 12);
  const variant = hex(0x80 | ((random[2] ?? 0) & 0x3f), 2);
  const tail = random.subarray(3).toString('hex');
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${hex(counter, 3)}-${variant}${tail.slice(0, 2)}-${tail.slice(2)}`;
}
