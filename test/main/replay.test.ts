import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const standard = join(root, 'rulebook/standards/after-care.1.yaml');

interface Answer {
  readonly events?: readonly { readonly type: string; readonly data: Record<string, unknown> }[];
  readonly wake?: string | null;
  readonly refused?: string;
  readonly about?: string;
  readonly line?: number;
}

function replay(
  lines: readonly object[],
  args = ['--standard', standard],
): { status: number | null; answers: Answer[]; err: string } {
  const input = lines.map((line) => JSON.stringify(line)).join('\n');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/main/kept.ts'), 'replay', ...args],
    { input, encoding: 'utf8' },
  );
  const answers = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
  return { status, answers, err: stderr };
}

const homeowner = '00000000-0000-7000-8000-0000000000b1';
const opening = {
  at: '2026-11-23T09:10:00Z',
  do: 'open case',
  data: {
    reference: 'CQ-1',
    trackId: '00000000-0000-7000-8000-0000000000a1',
    receivedAt: Date.parse('2026-11-23T09:10:00Z'),
    homeId: null,
    siteId: null,
    clientId: null,
    requesterId: homeowner,
    acknowledge: homeowner,
    danger: false,
    message: null,
    details: ['client', 'home', 'homeowner', 'contact', 'fault'],
    parties: [
      {
        partyId: homeowner,
        role: 'homeowner',
        personId: null,
        confirmed: true,
        points: [{ id: '00000000-0000-7000-8000-0000000000d1', channel: 'email' }],
      },
    ],
    items: [{ itemId: '00000000-0000-7000-8000-0000000000e1', product: null, fault: null, wordsId: null }],
  },
};

test('a query is replayed through a standard with no database, and time passes between its commands', () => {
  const { status, answers } = replay([opening, { at: '2026-11-25T12:00:00Z', do: 'pass time' }]);
  assert.equal(status, 0);
  const promised = answers[0]?.events
    ?.filter(({ type }) => type === 'promise made')
    .map(({ data }) => data.promise);
  assert.ok(promised?.includes('registration'));
  const late = answers[1]?.events?.filter(({ type }) => type === 'promise late');
  assert.ok((late?.length ?? 0) > 0, 'nobody registered it, so its promise is late by Wednesday');
});

test('the same commands have the same answers', () => {
  assert.deepEqual(replay([opening]).answers, replay([opening]).answers);
});

test('a command that is refused is answered with why, and the exit code says so', () => {
  const { status, answers } = replay([
    opening,
    {
      at: '2026-11-23T09:20:00Z',
      do: 'make move',
      by: { kind: 'staff', id: homeowner, roles: ['fitter'] },
      data: { move: 'fitted', items: [], fields: {} },
    },
  ]);
  assert.equal(status, 1);
  assert.notEqual(answers[1]?.refused, undefined);
});

test('what is no command, and a standard that is not there, are told apart', () => {
  assert.match(
    replay([{ do: 'open case' }]).answers[0]?.refused ?? '',
    /not a command: at: write an instant with its offset/,
  );
  const gone = replay([], ['--standard', '/nowhere.yaml']);
  assert.equal(gone.status, 2);
  assert.match(gone.err, /\/nowhere\.yaml cannot be read/);
  assert.equal(replay([], []).status, 2);
});

test('unknown and impossible commands are refused with their reason and line, and the run goes on', () => {
  const staff = { kind: 'staff', id: homeowner, roles: ['administrator'] };
  const at = '2026-11-23T09:20:00Z';
  const note = { wordsId: 'words', private: true };
  const { status, answers } = replay([
    opening,
    { at, do: 'praise everybody' },
    { at, do: 'take note', data: { wordsId: 'words' } },
    { at, do: 'take note', data: { ...note, mood: 'good' } },
    { at, do: 'take note', by: { kind: 'nobody' }, data: note },
    { at, do: 'begin track', data: { ...opening.data, standard: 'unheard@1' } },
    {
      at,
      do: 'begin track',
      data: {
        standard: 'unheard@1',
        calendar: 'none@1',
        trackId: 'track',
        receivedAt: at,
        itemIds: ['item'],
      },
    },
    {
      at,
      do: 'settle exception',
      data: { exceptionId: { latest: 'track closed', take: 'reason' } },
    },
    { at: '2026-11-23T09:00:00Z', do: 'pass time' },
    { at, do: 'retract', by: staff, data: { events: ['nope'], wordsId: null, because: 'a slip' } },
    { at: '2201-01-01T00:00:00Z', do: 'pass time' },
    { at, do: 'take note', by: staff, data: note },
  ]);
  assert.equal(status, 1);
  assert.deepEqual(
    answers.map(({ line, refused }) => (refused === undefined ? line : `${line} ${refused.slice(0, 44)}`)),
    [
      1,
      '2 there is no command "praise everybody"; ther',
      '3 “take note”: private: it is missing; write t',
      '4 “take note”: there is nothing called "mood" ',
      '5 not a command: by.kind: write "staff", "part',
      '6 “begin track”: calendar: it is missing; writ',
      '7 not possible: no standard unheard@1 among th',
      '8 no event so far is {"latest":"track closed",',
      '9 it is earlier than the line before it',
      '10 this case has no event nope',
      '11 no calendar reaches beyond 2200: write an ea',
      12,
    ],
  );
  assert.equal(answers.at(-1)?.events?.at(-1)?.type, 'note taken');
});
