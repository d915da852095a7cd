import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { schemaFile } from '../schema.ts';
import { readScenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';

const folder = new URL('../../../../rulebook/simulations/', import.meta.url);
const shipped = readFileSync(new URL('default.yaml', folder), 'utf8');
const accepts = new Ajv2020({ strict: true, strictRequired: false, formats: { date: true } }).compile(
  scenarioSchema(),
);

const faultsOf = (text: string): string[] => {
  const read = readScenario(text, 'mine.yaml');
  return 'faults' in read ? read.faults.map((fault) => `${fault.line}:${fault.column} ${fault.message}`) : [];
};

test('the shipped scenario is read, and its schema accepts it', () => {
  const read = readScenario(shipped, 'default.yaml');
  assert.ok('scenario' in read);
  assert.equal(read.scenario.answers.never, 12);
  assert.equal(read.scenario.behaviour.laterDate, 150);
  assert.deepEqual(read.scenario.arrivals.weekdays, [28, 20, 17, 16, 12, 4, 3]);
  assert.equal(accepts(parse(shipped)), true, JSON.stringify(accepts.errors));
});

test('the scenario of a landlord is read, and its schema accepts it', () => {
  const text = readFileSync(new URL('landlord.yaml', folder), 'utf8');
  assert.deepEqual(faultsOf(text), []);
  assert.equal(accepts(parse(text)), true, JSON.stringify(accepts.errors));
});

test('scenario.schema.json is the schema of the grammar: after a change write it with "kept simulate --schema"', () => {
  assert.equal(readFileSync(new URL('scenario.schema.json', folder), 'utf8'), schemaFile(scenarioSchema()));
});

for (const [what, from, to, says] of [
  [
    'dates put off less at most than at least',
    'put off most: 9',
    'put off most: 2',
    /^\d+:61 This is less than the 3 of “put off least”: write 3 or more/,
  ],
  [
    'dates given less at most than at least',
    'least: 2, most: 4',
    'least: 5, most: 4',
    /^\d+:26 This is less than the 5 of “least”/,
  ],
  [
    'no month',
    /months: .*/.exec(shipped)?.[0] ?? '',
    (/months: .*/.exec(shipped)?.[0] ?? '').replaceAll(/\d+/g, '0'),
    /^\d+:11 Every month has the weight 0/,
  ],
  [
    'no number of items',
    /items: \[.*/.exec(shipped)?.[0] ?? '',
    'items: [{ items: 1, weight: 0 }]',
    /^\d+:10 Every number of items has the weight 0/,
  ],
  [
    'no answer',
    /first: 55[\s\S]*never: 12/.exec(shipped)?.[0] ?? '',
    'first: 0\n  second: 0\n  third: 0\n  never: 0',
    /^\d+:3 Every answer has the weight 0, so none is ever drawn/,
  ],
] as const) {
  test(`a scenario with ${what} is refused with line, column and what to do`, () => {
    assert.ok(from !== '' && shipped.includes(from));
    const faults = faultsOf(shipped.replace(from, to));
    assert.ok(faults.length === 1 && says.test(faults[0] ?? ''), faults.join('\n'));
  });
}

for (const [what, from, to, says] of [
  ['a share without its sign', 'later date: 15 %', 'later date: 15', /^\d+:15 .*quotes/],
  ['a share above all', 'later date: 15 %', 'later date: 115 %', /percentage is expected/],
  ['people in halves', 'role: fitter, people: 9', 'role: fitter, people: 9.5', /whole number from 0 to 500/],
  ['a month that is none', 'february: 9', 'frebruary: 9', /"frebruary" is not a line of months/],
  ['a line left out', 'seed: 1\n', '', /^2:1 A scenario needs a line "seed"/],
  ['an hour that is none', '"07:00"', '"7 o clock"', /time of day is expected/],
] as const) {
  test(`a scenario with ${what} is refused with line, column and what to do`, () => {
    assert.ok(shipped.includes(from));
    const text = shipped.replace(from, to);
    const faults = faultsOf(text);
    assert.ok(faults.length > 0 && faults.some((fault) => says.test(fault)), faults.join('\n'));
    assert.equal(accepts(parse(text)), false);
  });
}
