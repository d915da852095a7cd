import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { decodeText } from './charset.ts';
import { decodeWords } from './words.ts';

test('a declared charset is believed as far as the bytes bear it out', () => {
  assert.deepEqual(decodeText(Buffer.from('café', 'latin1'), 'iso-8859-1'), { text: 'café', fault: null });
  assert.deepEqual(decodeText(Buffer.from('café'), 'UTF-8'), { text: 'café', fault: null });
  assert.deepEqual(decodeText(Buffer.from([0x93, 0x68, 0x69, 0x94]), '"Windows-1252"'), {
    text: '“hi”',
    fault: null,
  });
  assert.deepEqual(decodeText(Buffer.from('plain'), 'us-ascii'), { text: 'plain', fault: null });
  assert.equal(
    decodeText(Buffer.from('plain'), 'utf-7').fault,
    'charset utf-7 is not known; its text was read as utf-8',
  );
});

test('encoded words of one charset are joined as bytes, so that cut characters become whole', () => {
  assert.equal(decodeWords('=?utf-8?B?w6k=?= =?utf-8?B?w6k=?='), 'éé');
  assert.equal(decodeWords('=?utf-8?Q?=C3?= =?utf-8?Q?=A9?='), 'é');
  assert.equal(decodeWords('Re: =?utf-8?q?Plot_41?= door'), 'Re: Plot 41 door');
  assert.equal(decodeWords('=?utf-8*en?Q?colour?='), 'colour');
  assert.equal(decodeWords('=?nonsense?Q?caf=E9?='), 'café');
  assert.equal(decodeWords('not =?a word?= at all'), 'not =?a word?= at all');
});

test('any bytes under any charset are some text', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 100 }),
      fc.option(fc.constantFrom('utf-8', 'utf-16', 'big5', 'iso-2022-jp', 'x', '', '\r\n')),
      (bytes, name) => {
        const { text } = decodeText(bytes, name);
        assert.ok(text.isWellFormed());
      },
    ),
  );
  fc.assert(fc.property(fc.string(), (value) => assert.doesNotMatch(decodeWords(value), /\p{Cc}/u)));
});
