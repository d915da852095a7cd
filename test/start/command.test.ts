import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { commandNames } from '../../src/main/commands.ts';
import { root } from '../../tools/step.ts';

function kept(args: string[], input = '', environment: Record<string, string> = {}) {
  const env = { PATH: process.env.PATH, ...environment };
  return spawnSync('sh', [join(root, 'bin/kept'), ...args], { cwd: '/', env, input, encoding: 'utf8' });
}

const names = await commandNames();

test('help lists every command with one line', () => {
  const { stdout, status } = kept(['help']);
  assert.equal(status, 0);
  for (const name of names) assert.match(stdout, new RegExp(`^  ${name} +\\S.*\\.$`, 'm'));
  const listed = JSON.parse(kept(['help', '--json']).stdout) as { name: string }[];
  assert.deepEqual(
    listed.map(({ name }) => name),
    names,
  );
});

for (const name of names) {
  test(`kept ${name} explains itself, and says what is wrong with an unknown option`, () => {
    const help = kept([name, '--help']);
    assert.equal(help.status, 0, help.stderr);
    assert.match(help.stdout, new RegExp(`^kept ${name}\\b`, 'm'));
    const wrong = kept([name, '--no-such-option']);
    assert.equal(wrong.status, 2, wrong.stderr);
    assert.match(wrong.stderr, /--no-such-option/);
    assert.equal(wrong.stdout, '');
  });
}

test('an unknown command is named', () => {
  const { stderr, status } = kept(['frobnicate']);
  assert.equal(status, 2);
  assert.match(stderr, /no command "frobnicate"/);
});

test('a wrong setting is named before anything starts', () => {
  const { stderr, status } = kept(['migrate'], '', { PORT: 'four thousand' });
  assert.equal(status, 2);
  assert.equal(stderr, 'PORT must be a port number from 1 to 65535.\n');
});

test('the clock counts statutory days by the day calendars of the nations, by name', () => {
  const asked = ['england-and-wales', 'scotland', 'northern-ireland', 'uk-any', 'none'].map((calendar) => ({
    id: calendar,
    calendar,
    op: 'rule',
    instant: '2026-11-27T16:00:00Z',
    rule: '1 statutory working day',
  }));
  const { stdout, status } = kept(['clock'], asked.map((line) => JSON.stringify(line)).join('\n'));
  assert.equal(status, 0);
  const dates = stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { result: { date: string } }).result.date);
  // St Andrew's Day, 30 November, counts nowhere where Scotland's holidays count.
  assert.deepEqual(dates, ['2026-11-30', '2026-12-01', '2026-11-30', '2026-12-01', '2026-11-30']);
});

test('the clock answers line by line, in order, and goes on after a line it cannot answer', () => {
  const asked = [
    {
      id: 1,
      calendar: 'office-hours-scotland',
      op: 'addWorkingDays',
      instant: '2026-03-02T09:00:00Z',
      n: 10,
    },
    { id: 2, calendar: 'nowhere', op: 'isWorking', instant: '2026-03-02T09:00:00Z' },
    { id: 3, calendar: 'office-hours-scotland', op: 'isWorking', instant: '2026-03-02T17:00:00Z' },
  ];
  const { stdout, status } = kept(
    ['clock'],
    // With the mark that some editors put at the start of a file, and an empty line, which has a number too.
    `\uFEFF${asked.map((line) => JSON.stringify(line)).join('\n')}\n\nnot json`,
  );
  assert.equal(status, 1, 'one question was answered with an error');
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.deepEqual(answers[0], { id: 1, result: '2026-03-16' });
  assert.ok('error' in (answers[1] ?? {}));
  assert.deepEqual(answers[2], { id: 3, result: false });
  assert.match(JSON.stringify(answers[3]), /^\{"id":null,"error":"line 5: not JSON: /);
  assert.equal(answers.length, 4);
});

test('CI runs what the manifest calls its test, and start opens the training desk', async () => {
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  assert.match(await readFile(join(root, '.ci/run'), 'utf8'), /^exec npm test$/m);
  assert.equal(scripts.start, 'sh bin/kept train');
});
