import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLine } from './line.ts';

const at = '2026-11-23T10:00:00Z';
const opening = { standard: 'after-care@1', calendar: 'office@1', kind: 'query' };

const refusalOf = (line: unknown): string => {
  const read = readLine(JSON.stringify(line), opening);
  const asked = 'refused' in read ? read : read.asked([]);
  return asked !== null && 'refused' in asked ? asked.refused : 'not refused';
};

const wrong: readonly (readonly [unknown, string])[] = [
  [[], 'not a command: write an object { }'],
  [{ at }, 'not a command: do: name a command'],
  [
    { at: 'now', do: 'pass time' },
    'not a command: at: write an instant with its offset, such as 2026-11-23T10:00:00Z',
  ],
  [{ at, do: 'pass time', tiem: 'stands' }, 'not a command: there is nothing called "tiem" here'],
  [{ at, do: 'pass time', time: 'flies' }, 'not a command: time: write "passes" or "stands"'],
  [{ at, do: 'open case', data: 5 }, 'not a command: data: write an object { }'],
  [{ at, do: 'open case' }, '“open case”: reference: it is missing; write text'],
  [
    { at, do: 'open case', by: { kind: 'robot' } },
    'not a command: by.kind: write "staff", "party", "clock" or "desk"',
  ],
  [{ at, do: 'open case', by: { kind: 'staff' } }, 'not a command: by.id: it is missing; write text'],
  [{ at, do: 'make move', data: { move: 'x' } }, '“make move”: items: it is missing; write a list [ ]'],
  [
    { at, do: 'make move', data: { move: 'x', items: ['a', 7], fields: {} } },
    '“make move”: items[1]: write text',
  ],
  [
    { at, do: 'make move', data: { move: 'x', items: [], fields: { date: { by: 1 } } } },
    '“make move”: fields.date: write text, an instant, a number, true or false, a list of texts, {"from", "to"}, or a list of these',
  ],
];

for (const [line, says] of wrong)
  test(`a line that is no command is told what to write: ${says}`, () => assert.equal(refusalOf(line), says));
