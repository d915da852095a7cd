import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readSignedAddress, signedAddress } from './signed-address.ts';

const base = 'care@maker.example';
const secret = 'a secret of the organisation';
const now = Date.UTC(2026, 2, 24);
const shortId = fc.stringMatching(/^[0-9a-z]{1,12}$/);

test('an address that was signed is read back, in whatever case it returns', () => {
  fc.assert(
    fc.property(shortId, shortId, (caseId, partyId) => {
      const address = signedAddress(base, { caseId, partyId }, secret);
      assert.ok(address.slice(0, address.indexOf('@')).length <= 64);
      assert.deepEqual(readSignedAddress(address.toUpperCase(), base, [secret], now), { caseId, partyId });
    }),
  );
});

test('an address changed in any place is refused', () => {
  const address = signedAddress(base, { caseId: 'c7', partyId: 'p2' }, secret);
  fc.assert(
    fc.property(fc.nat(address.indexOf('@') - 1), fc.constantFrom(...'0az-'), (at, letter) => {
      fc.pre(address[at] !== letter);
      const changed = address.slice(0, at) + letter + address.slice(at + 1);
      assert.ok('refused' in readSignedAddress(changed, base, [secret], now));
    }),
  );
});

test('it is bound to one mailbox and one secret; an earlier secret still counts while it is kept', () => {
  const address = signedAddress(base, { caseId: 'c7', partyId: 'p2' }, secret);
  const elsewhere = address.replace('care+', 'orders+');
  assert.ok('refused' in readSignedAddress(elsewhere, 'orders@maker.example', [secret], now));
  assert.ok('refused' in readSignedAddress(address, base, ['another'], now));
  assert.ok('caseId' in readSignedAddress(address, base, ['another', secret], now));
});

test('an address with a last day is good through that day', () => {
  const address = signedAddress(base, { caseId: 'c7', partyId: 'p2' }, secret, now);
  assert.ok('caseId' in readSignedAddress(address, base, [secret], now + 86_399_999));
  assert.deepEqual(readSignedAddress(address, base, [secret], now + 86_400_000), {
    refused: 'the signed address is out of date',
  });
});

test('plain and foreign addresses are refused without a word about why they might be ours', () => {
  for (const address of [
    base,
    'care+newsletter@maker.example',
    'x@other.example',
    '',
    '+@',
    `care+${'a'.repeat(400)}@maker.example`,
  ]) {
    assert.deepEqual(readSignedAddress(address, base, [secret], now), {
      refused: 'not a signed address of ours',
    });
  }
});

test('what does not fit into an address is an error at once', () => {
  assert.throws(
    () => signedAddress('care+x@maker.example', { caseId: 'c', partyId: 'p' }, secret),
    /without a tag/,
  );
  assert.throws(() => signedAddress(base, { caseId: 'C-7', partyId: 'p' }, secret), /lower-case/);
  assert.throws(
    () =>
      signedAddress(
        `${'customer-care-department-of'.repeat(2)}@x.example`,
        { caseId: 'c', partyId: 'p' },
        secret,
      ),
    /too long by/,
  );
});
