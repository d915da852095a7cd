import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readStandard } from './read.ts';

const rulebook = new URL('../../../rulebook/standards/', import.meta.url);
const shipped = (file: string): string => readFileSync(new URL(file, rulebook), 'utf8');
const enquiry = shipped('enquiry.1.yaml');

const faultsOf = (text: string) => {
  const read = readStandard(text, 'a.yaml');
  return 'faults' in read ? read.faults : [];
};

/** The one fault of the enquiry standard with `from` written as `to`. */
const faultWith = (from: string, to: string) => {
  assert.ok(enquiry.includes(from), `the enquiry standard says: ${from}`);
  const faults = faultsOf(enquiry.replace(from, to));
  assert.equal(faults.length, 1, JSON.stringify(faults));
  return faults[0];
};

for (const file of ['after-care.1.yaml', 'enquiry.1.yaml']) {
  test(`${file} is read without a fault`, () => {
    assert.deepEqual(faultsOf(shipped(file)), []);
  });
}

test('words of the file become the compiled standard', () => {
  const read = readStandard(shipped('after-care.1.yaml'), 'after-care.1.yaml');
  assert.ok('standard' in read);
  const { standard } = read;
  assert.equal(standard.effectiveFrom, '2026-01-05');
  assert.equal(standard.promises.find((one) => one.name === 'registration')?.atRisk, 750);
  assert.deepEqual(standard.promises.find((one) => one.name === 'inspect')?.limit, {
    unit: 'working days',
    n: 10,
    counted: 'from next opening',
  });
  assert.equal(standard.stages.find((one) => one.name === 'awaiting order')?.waitingFor, 'client');
  assert.equal(standard.attempts.find((one) => one.name === 'for the order')?.attempts.length, 3);
  const agreed = standard.moves.find((one) => one.name === 'inspection agreed');
  assert.deepEqual(
    agreed?.asks.map((ask) => [ask.name, ask.required]),
    [
      ['slot', true],
      ['operative', false],
      ['wish', false],
    ],
  );
});

test('each value knows its place in the file', () => {
  const read = readStandard(enquiry, 'enquiry.1.yaml');
  assert.ok('places' in read);
  const place = read.places.get('stages/1/starts/0');
  const line = enquiry.split('\n')[(place?.line ?? 0) - 1];
  assert.equal(line?.slice((place?.column ?? 0) - 1), 'answer]');
});

test('a word that is no line of a promise is a fault with its line and column', () => {
  const fault = faultWith('    kept by: an answer from a person', '    kept bye: x\n    kept by: y');
  assert.equal(fault?.line, enquiry.split('\n').indexOf('    kept by: an answer from a person') + 1);
  assert.equal(fault?.column, 5);
  assert.match(fault?.message ?? '', /"kept bye" is not a line of a promise; it may have: promise, title/);
});

test('a line that is missing is named', () => {
  assert.match(
    faultWith('title: A person answers you\n    clause', 'clause')?.message ?? '',
    /A promise needs a line "title"/,
  );
});

test('a duration that is none says which there are', () => {
  assert.match(
    faultWith('limit: 1 working day', 'limit: 1 business day')?.message ?? '',
    /is not a duration/,
  );
});

for (const [what, from, to, message] of [
  ['a number where words belong', 'version: "1"', 'version: 1', /in "quotes"/],
  ['a date that no calendar has', 'from: 2026-01-05 }\ncal', 'from: 2026-02-30 }\ncal', /A date is expected/],
  ['a percentage without its sign', 'at risk at: 75 %', 'at risk at: 0.75', /in "quotes"|percentage/],
  [
    'a list where one word belongs',
    'of: track\n    title: Received',
    'of: [track]\n    title: Received',
    /must be one of: track, item/,
  ],
  [
    'a name listed twice',
    'keeps: [answer at once]',
    'keeps: [answer at once, answer at once]',
    /listed twice/,
  ],
  ['a stage that does not exist', 'to: with a person', 'to: with somebody', /no stage, nor same, nor closed/],
  [
    'a promise that does not exist',
    'starts: [answer]',
    'starts: [reply]',
    /no promise "reply"; there is: answer at once/,
  ],
  ['a closure that does not exist', 'from: [received]', 'from: [closed as lost]', /no stage, nor "any open"/],
  [
    'a stage that reopening cannot find',
    'reopens into: with a person',
    'reopens into: nowhere',
    /no stage "nowhere"/,
  ],
  [
    'closing without saying how',
    '    closes: answered\n  - move: answered in',
    '  - move: answered in',
    /says which closure/,
  ],
  [
    'a promise of a word of the language',
    '- promise: answer at once',
    '- promise: same',
    /word of the language/,
  ],
  [
    'two stages of one name',
    '- stage: with a person',
    '- stage: received',
    /There is a stage "received" on line/,
  ],
  [
    'an alias',
    'calendar: office',
    'calendar: *x office',
    /words that begin with \* or & stand without quotation marks/,
  ],
] as const) {
  test(`${what} is a fault`, () => {
    const faults = faultsOf(enquiry.replace(from, to));
    assert.ok(enquiry.includes(from));
    assert.ok(
      faults.some((fault) => message.test(fault.message)),
      JSON.stringify(faults),
    );
  });
}

test('a file that is no YAML is a fault, not a crash', () => {
  assert.ok(faultsOf('standard: [').length > 0);
  assert.ok(faultsOf('').length > 0);
  assert.ok(faultsOf('- a list').length > 0);
  assert.ok(faultsOf('a: &a [*a, *a]').length > 0);
});

test('a file larger than any standard is refused before it is parsed', () => {
  assert.match(faultsOf('x'.repeat(500_001))[0]?.message ?? '', /at most 500000 characters/);
});
