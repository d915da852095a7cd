import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { separate } from './reply.ts';

test('history in the manner of Outlook is quoted from its first line', () => {
  const marks = [
    'From: Care <care@maker.example>\nSent: 23 March 2026 16:41\nTo: Ann\nSubject: door',
    '*From:* Care\n*Sent:* Monday\n*To:* Ann',
    'Von: Care\nGesendet: Montag\nAn: Ann',
    '-----Original Message-----\nFrom: Care',
    '________________________________\nFrom: Care <care@maker.example>\nDate: Monday\nTo: Ann',
  ];
  for (const mark of marks) {
    const { newWords, quoted } = separate(`Friday is fine.\n\n${mark}\n\nWhen may we come?`);
    assert.match(newWords, /^Friday is fine\.(\n\n_+)?$/, mark);
    assert.match(quoted, /When may we come\?/, mark);
  }
});

test('attributions in several languages and over several lines are quoted', () => {
  const marks = [
    'On Mon, 23 Mar 2026 at 16:41, Customer Care <care@maker.example> wrote:',
    'On Mon, 23 Mar 2026 at 16:41, Customer Care of a Rather Long Name\n<care@maker.example>\nwrote:',
    'Am 23.03.2026 um 16:41 schrieb Care:',
    'Le lun. 23 mars 2026 à 16:41, Care <care@maker.example> a écrit :',
    'W dniu 23.03.2026 o 16:41, Care pisze i napisał:',
    '2026-03-23 16:41 GMT, Care <care@maker.example> wrote:',
  ];
  for (const mark of marks) assert.equal(separate(`Yes.\n\n${mark}\n> When?\n`).newWords, 'Yes.', mark);
});

test('a sentence that looks a little like a mark stays with the words', () => {
  const words =
    'On Monday your man came.\nFrom: what he said it is the hinge.\nMy sister wrote:\nit was fine\n-- not this though\nSent from the shop, it was chipped already and I am cross.';
  assert.equal(separate(words).newWords, words);
});

test('a long end below two dashes is no signature', () => {
  const list = Array.from({ length: 30 }, (_, at) => `plot ${at}`).join('\n');
  assert.equal(separate(`Doors for:\n--\n${list}`).newWords, `Doors for:\n--\n${list}`);
  assert.equal(separate('Doors.\n-- \nAnn\nSite manager').newWords, 'Doors.');
});

test('no word is lost: each line is new, quoted or signature', () => {
  const line = fc.constantFrom(
    'door',
    '> old',
    'On Mon, 1 Jan 2026 a@b wrote:',
    '-- ',
    'From: x',
    'Sent: y',
    'To: z',
    '',
    'Sent from my iPhone',
    '---------- Forwarded message ---------',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const { newWords, quoted, signature } = separate(lines.join('\n'));
      const kept = `${newWords}\n${quoted}\n${signature}`.split('\n').filter((each) => each.trim() !== '');
      assert.deepEqual(
        kept.map((each) => each.trim()).sort(),
        lines
          .map((each) => each.trim())
          .filter((each) => each !== '')
          .sort(),
      );
    }),
  );
});
