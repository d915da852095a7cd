import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { compared } from '../../src/domain/standards/simulate/compare.ts';
import type { Figures } from '../../src/domain/standards/simulate/figures.ts';
import { readScenario, type Scenario } from '../../src/domain/standards/simulate/scenario.ts';
import { simulate } from '../../src/domain/standards/simulate/simulate.ts';
import type { Standard } from '../../src/domain/standards/standard.ts';
import { everyRule, standards } from '../kit/landlord.ts';
import { shippedRules } from '../kit/rules.ts';

const rules = shippedRules();
const shipped = readScenario(
  readFileSync(new URL('../../rulebook/simulations/default.yaml', import.meta.url), 'utf8'),
  'default.yaml',
);
if ('faults' in shipped) throw new Error('the shipped scenario is faulty');
const { scenario } = shipped;
const afterCare = standardNamed('after-care@1');

function standardNamed(id: string): Standard {
  const standard = rules.standards.get(id);
  if (standard === undefined) throw new Error(`no ${id}`);
  return standard;
}

const none = Object.fromEntries(
  Object.keys(scenario.behaviour).map((name) => [name, 0]),
) as unknown as Scenario['behaviour'];

/** Nothing goes wrong, one thing is wrong in each home, and every item is supplied and fitted. */
const smooth: Scenario = {
  ...scenario,
  behaviour: { ...none, signsAtTheDoor: 1000 },
  reports: {
    ...scenario.reports,
    items: [{ items: 1, weight: 1 }],
    severalWays: 0,
    incomplete: 0,
    danger: 0,
    deadAddress: 0,
    byPhoneOnly: 0,
  },
  answers: { ...scenario.answers, first: 1, second: 0, third: 0, never: 0 },
  moves: [
    ...scenario.moves
      .filter((note) => note.share === undefined)
      .map((note) =>
        note.weight === undefined ? note : { ...note, weight: note.move === 'supply and fit' ? 1 : 0 },
      ),
    ...scenario.moves.filter((note) => note.share !== undefined).map((note) => ({ ...note, share: 0 })),
  ],
};

function figures(asked: Scenario, cases: number, seed = 1, standard: Standard = afterCare): Figures {
  const calendar = [...rules.calendars.values()].find((row) => row.id === standard.calendar);
  if (calendar === undefined) throw new Error(`no ${standard.calendar}`);
  const found = simulate(standard, calendar, asked, { cases, seed });
  if ('refused' in found) throw new Error(found.refused);
  return found;
}

const closed = (found: Figures): Record<string, number> =>
  Object.fromEntries(found.closures.map((row) => [row.reason, row.cases]));

test('twice the same seed says the same to the byte, and another seed says otherwise', () => {
  const one = JSON.stringify(figures(scenario, 80));
  assert.equal(JSON.stringify(figures(scenario, 80)), one);
  assert.notEqual(JSON.stringify(figures(scenario, 80, 2)), one);
});

test('a case that answers the third call is fitted and signed', () => {
  const found = figures(
    {
      ...smooth,
      reports: { ...smooth.reports, byPhoneOnly: 1000 },
      answers: { ...smooth.answers, first: 0, third: 1 },
    },
    1,
  );
  assert.deepEqual(closed(found), { complete: 1 });
  assert.equal(found.promises.find((row) => row.promise === 'fit')?.late, 0);
  assert.equal(found.attempts, 3);
});

test('nobody who never answers is fitted: every case is closed for want of an answer, after three attempts each', () => {
  const found = figures(
    { ...smooth, answers: { ...smooth.answers, first: 0, never: 1, writesAgain: 0 } },
    10,
  );
  assert.deepEqual(closed(found), { 'no response (homeowner)': 10 });
  assert.equal(found.attempts, 30);
  assert.equal(found.open.length, 0);
});

test('whoever writes again after silence closed the case reopens it', () => {
  const found = figures(
    { ...smooth, answers: { ...smooth.answers, first: 0, never: 1, writesAgain: 1000 } },
    4,
  );
  assert.equal(found.reopened, 4);
});

test('work of a role with nobody in it waits for ever, and that is said; its cases stay open', () => {
  const staff = scenario.staff.map((row) => (row.role === 'care manager' ? { ...row, people: 0 } : row));
  const found = figures({ ...smooth, staff }, 10);
  assert.deepEqual(found.starved, [{ role: 'care manager', stage: 'assessment', tasks: 10 }]);
  assert.deepEqual(found.open, [{ stage: 'assessment', title: 'Being assessed', cases: 10 }]);
  assert.equal(found.inTime?.in, 0);
});

test('without fitters nobody can be offered a time', () => {
  const staff = scenario.staff.map((row) => (row.role === 'fitter' ? { ...row, people: 0 } : row));
  const alone: Standard = {
    ...afterCare,
    moves: afterCare.moves.map((move) => (move.name === 'fitted' ? { ...move, by: ['fitter'] } : move)),
  };
  const found = figures({ ...smooth, staff }, 5, 1, alone);
  assert.equal(found.starved[0]?.role, 'fitter');
  assert.equal(closed(found).complete, undefined);
});

test('fewer people make work wait longer', () => {
  const staff = scenario.staff.map((row) => ({ ...row, people: 1 }));
  const few = figures({ ...scenario, cases: 6_000, staff }, 250);
  const many = figures({ ...scenario, cases: 6_000 }, 250);
  const waited = (found: Figures): number => Math.max(...found.work.map((row) => row.waited.mean));
  assert.ok(waited(few) > waited(many));
});

test('no case is lost: each cycle is closed, or its case is open at the end', () => {
  const found = figures(scenario, 120);
  const cycles = found.closures.reduce((sum, row) => sum + row.cases, 0);
  const open = found.open.reduce((sum, row) => sum + row.cases, 0);
  assert.equal(found.cases, 120);
  assert.equal(cycles + open, 120 + found.reopened);
});

test('against another standard, what changes is said in sentences and by how much', () => {
  const strict: Standard = {
    ...afterCare,
    promises: afterCare.promises.map((row) =>
      row.name === 'inspect' || row.name === 'fit'
        ? { ...row, limit: { unit: 'working days', n: 3, counted: 'from next opening' } }
        : row,
    ),
  };
  const said = compared(figures(scenario, 150, 1, strict), figures(scenario, 150));
  assert.ok(
    said.includes('“The inspection” is promised within 3 working days, not 10 working days.'),
    said.join('\n'),
  );
  assert.ok(
    said.some((line) =>
      /^“The fitter's visit” is late in \d+\.\d % instead of \d+\.\d %: \d+\.\d points more\.$/.test(line),
    ),
  );
  assert.ok(said.some((line) => /^As many cases are in time|of cases are in time instead of/.test(line)));
});

test('a scenario that begins before or runs past the published calendar is refused with the dates that are possible', () => {
  const calendar = [...rules.calendars.values()][0];
  if (calendar === undefined) throw new Error('no calendar');
  for (const from of ['2012-01-02', '2090-01-02']) {
    const found = simulate(afterCare, calendar, { ...scenario, from }, { cases: 1, seed: 1 });
    assert.ok('refused' in found && /begin between \d{4}-01-01 and \d{4}-\d\d-\d\d\.$/.test(found.refused));
  }
});

test('every standard and rule pack of the rulebook is lived through, and no case of it is lost', () => {
  for (const standard of standards) {
    const calendar = [...everyRule.calendars.values()].find((row) => row.id === standard.calendar);
    assert.ok(calendar, standard.calendar);
    const found = simulate(standard, calendar, scenario, { cases: 15, seed: 3 });
    if ('refused' in found) throw new Error(found.refused);
    const cycles = found.closures.reduce((sum, row) => sum + row.cases, 0);
    const open = found.open.reduce((sum, row) => sum + row.cases, 0);
    assert.equal(cycles + open, 15 + found.reopened, standard.name);
    assert.ok(found.work.length > 0, `nobody works on ${standard.name}`);
  }
});
