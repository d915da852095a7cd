import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quotedReferences } from './references.ts';

test('references are found however they are written', () => {
  const texts = [
    'CQ-10482',
    'cq 10482',
    'CQ10482',
    'Re: [CQ-10482] door',
    'cq - 10482.',
    'CQ–10482',
    'CQ#10482',
    'ＣＱ－１０４８２',
    '(cq_10482)',
  ];
  for (const text of texts)
    assert.deepEqual(quotedReferences(text, 'CQ'), { exact: ['CQ-10482'], near: [] }, text);
});

test('two references in one subject are both given, in order', () => {
  assert.deepEqual(quotedReferences('FW: FW: RE: CQ-10482 / CQ10428', 'CQ').exact, ['CQ-10482', 'CQ-10428']);
});

test('mistyped references are near ones, never exact', () => {
  const texts: Record<string, string> = {
    'CQ-1O482': 'CQ-10482',
    'CQ-l0482': 'CQ-10482',
    'cq ref 10482': 'CQ-10482',
    'CQ number: 10482': 'CQ-10482',
    'QC-10482': 'CQ-10482',
    'CQ-10 482': 'CQ-10482',
  };
  for (const [text, expected] of Object.entries(texts)) {
    assert.deepEqual(quotedReferences(text, 'CQ'), { exact: [], near: [expected] }, text);
  }
});

test('what is no reference is none', () => {
  for (const text of [
    'ACQ-10482',
    'CQ-10482X',
    'CQ-12',
    'CQ-12345678901',
    'PO 778120',
    'acquisition 1234',
    'CQ-solid',
    '',
  ]) {
    assert.deepEqual(quotedReferences(text, 'CQ'), { exact: [], near: [] }, text);
  }
});

test('the prefix is any organisation’s own, signs and all', () => {
  assert.deepEqual(quotedReferences('see a.b-1234 and axb-1234', 'A.B').exact, ['A.B-1234']);
});

test('any text gives references of the given form, and not without bound', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { exact, near } = quotedReferences(`${text} CQ-10482`, 'CQ');
      assert.ok([...exact, ...near].every((reference) => /^CQ-\d{3,10}$/.test(reference)));
    }),
  );
  const many = Array.from({ length: 500 }, (_, at) => `CQ-${10_000 + at}`).join(' ');
  assert.equal(quotedReferences(many, 'CQ').exact.length, 50);
});
