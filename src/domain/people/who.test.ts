import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Recorded, whoIs } from './who.ts';

const nobody: Recorded = {
  persons: [],
  homes: [],
  contacts: [],
  staff: [],
  senders: [],
  clientsByDomain: [],
};
const contact = { id: 'c1', clientId: 'northmoor', siteId: 'larches', post: 'site', ended: false };

test('a sender who is not believed is a stranger, whatever address they claim', () => {
  assert.deepEqual(whoIs({ ...nobody, contacts: [contact] }, false), { kind: 'stranger' });
});

test('an exact address comes before a domain', () => {
  const who = whoIs({ ...nobody, contacts: [contact], clientsByDomain: ['other'] }, true);
  assert.deepEqual(who, {
    kind: 'client',
    clientId: 'northmoor',
    contactId: 'c1',
    post: 'site',
    siteIds: ['larches'],
  });
});

test('a colleague of a contact is of the client by the domain', () => {
  assert.equal(whoIs({ ...nobody, clientsByDomain: ['northmoor'] }, true).kind, 'client');
  assert.equal(whoIs({ ...nobody, clientsByDomain: ['a', 'b'] }, true).kind, 'stranger');
});

test('a contact who left speaks for nobody, even from the same domain', () => {
  const left = { ...contact, ended: true };
  assert.equal(whoIs({ ...nobody, contacts: [left], clientsByDomain: ['northmoor'] }, true).kind, 'former');
});

test('who moved out is no homeowner any more', () => {
  const person = { id: 'p1', ended: false, housed: true };
  const home = { homeId: 'h', siteId: 's', clientId: 'c', personId: 'p1' };
  assert.equal(whoIs({ ...nobody, persons: [person], homes: [home] }, true).kind, 'homeowner');
  assert.equal(whoIs({ ...nobody, persons: [person] }, true).kind, 'former');
});

test('who is known from a case only is a sender, and a party of nothing else', () => {
  const person = { id: 'p1', ended: false, housed: false };
  assert.equal(whoIs({ ...nobody, persons: [person] }, true).kind, 'sender');
});
