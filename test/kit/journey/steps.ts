import assert from 'node:assert/strict';
import type { Desk } from '../journey.ts';
import type { Received, Writing } from './letter.ts';

export const referenceIn = (letter: Pick<Received, 'subject'>): string => {
  const found = /CQ-\d{5}/.exec(letter.subject)?.[0];
  assert.ok(found !== undefined, `“${letter.subject}” quotes no reference`);
  return found;
};

const addressIn = (from: string): string => /<([^>]+)>/.exec(from)?.[1] ?? from;

/** Somebody writes about a fault, and is told its reference. */
export async function reported(desk: Desk, writing: Writing): Promise<string> {
  await desk.write(writing);
  return referenceIn(desk.mailbox(addressIn(writing.from)).next(/We have your message/));
}

/** The same, and the care desk registers it for the manager. The letters that say so have been sent. */
export async function registered(desk: Desk, writing: Writing, manager = 'Priya Nair'): Promise<string> {
  const reference = await reported(desk, writing);
  const ines = await desk.asStaff('administrator');
  await ines.opens(reference);
  await ines.does('Register and allocate', { 'Who looks after it': manager });
  await desk.turn();
  return reference;
}

/** Everything unread in these mailboxes counts as read. */
export function readAll(desk: Desk, ...addresses: string[]): void {
  for (const address of addresses)
    while (desk.mailbox(address).unread().length > 0) desk.mailbox(address).next();
}
