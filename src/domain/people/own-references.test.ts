import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownReferences } from './own-references.ts';

test('an order is found by its number, and by words alone', () => {
  assert.deepEqual(ownReferences('PO 778120 attached').orders, ['778120']);
  assert.equal(ownReferences('2 x doors as per your quote').speaksOfOrder, true);
  assert.deepEqual(ownReferences('purchase order no: AB-1029.').orders, ['AB-1029']);
  assert.equal(ownReferences('the doors are out of order').speaksOfOrder, false);
});

test("the client's own reference and complaint clock are kept", () => {
  const found = ownReferences('See below, our ref NM/2291. NHQC day 22 today.');
  assert.deepEqual(found.references, ['NM/2291']);
  assert.equal(found.complaintDay, 22);
  assert.equal(ownReferences('day 3 of this').complaintDay, null);
});
