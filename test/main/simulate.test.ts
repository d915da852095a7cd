import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { command } from '../../src/main/commands/simulate.ts';
import { browser } from '../kit/browser.ts';
import { takePicture } from '../kit/take-picture.ts';

/** Pictures for people to look at; git does not keep them. */
const output = join(import.meta.dirname, '../output');
const rulebook = join(import.meta.dirname, '../../rulebook');
const folder = await mkdtemp(join(tmpdir(), 'kept-simulate-'));
after(() => rm(folder, { recursive: true }));

async function kept(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    input: Readable.from([]),
    environment: {},
  };
  const code = await command.run(args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

test('the figures are printed for a standard by its name, with nothing on the side where no terminal watches', async () => {
  const { code, out, err } = await kept('after-care', '--cases', '40');
  assert.equal(code, 0);
  assert.equal(err, '');
  assert.match(out, /\d+\.\d % in time \(30 working days, net\), between .* the target is 95\.0 %/);
  assert.match(out, /Promises late\n {2}promise +within +late +share\n/);
  assert.match(out, /Work and queues\n {2}role and stage/);
});

test('as JSON, twice the same seed is the same to the byte, whatever stands beside it', async () => {
  const file = join(rulebook, 'standards/after-care.1.yaml');
  const one = await kept(file, '--cases', '30', '--seed', '5', '--json');
  const two = await kept(
    'after-care.1',
    '--cases',
    '30',
    '--seed',
    '5',
    '--json',
    '--against',
    'after-care@1',
  );
  const alone = JSON.parse(one.out) as { figures: unknown; against: unknown };
  const beside = JSON.parse(two.out) as { figures: unknown; against: unknown; changes: string[] };
  assert.equal(alone.against, null);
  assert.deepEqual(beside.figures, alone.figures);
  assert.deepEqual(beside.against, alone.figures);
  assert.match(beside.changes[0] ?? '', /^As many cases are in time/);
});

test('what is asked wrongly is said with its place, and exits with 2', async () => {
  const faulty = join(folder, 'faulty.yaml');
  const scenario = await readFile(join(rulebook, 'simulations/default.yaml'), 'utf8');
  await writeFile(faulty, scenario.replace('never: 12', 'never: often'));
  for (const [args, says] of [
    [['after-care', '--scenario', faulty], /faulty\.yaml:\d+:\d+ A whole number from 0 to 10000/],
    [
      ['after-care', '--scenario', join(folder, 'none.yaml')],
      /none\.yaml cannot be read: there is no such file/,
    ],
    [['no-such-standard'], /The rulebook has no standard "no-such-standard"; it has after-care@1, /],
    [['after-care', '--cases', 'many'], /--cases takes a whole number from 1 to 1000000, not "many"/],
    [['after-care', '--cases', '1', '--html', join(folder, 'no/such/place.html')], /cannot be written/],
    [[], /say which standard/],
  ] as const) {
    const { code, err } = await kept(...args);
    assert.equal(code, 2, args.join(' '));
    assert.match(err, says);
  }
});

test('a misspelt move of the scenario is named, and the rest goes on', async () => {
  const file = join(folder, 'misspelt.yaml');
  const scenario = await readFile(join(rulebook, 'simulations/default.yaml'), 'utf8');
  await writeFile(file, scenario.replace('{ move: inspected,', '{ move: inspekted,'));
  const { code, err } = await kept('after-care', '--cases', '2', '--scenario', file);
  assert.equal(code, 0);
  assert.match(
    err,
    /misspelt\.yaml:\d+:13 warning: no standard has a move "inspekted": did you mean "inspected"\?$/,
  );
});

test('a role of the scenario that nobody can have is named with its place, and the rest goes on', async () => {
  const file = join(folder, 'roles.yaml');
  const scenario = await readFile(join(rulebook, 'simulations/default.yaml'), 'utf8');
  await writeFile(file, scenario.replace('{ role: fitter,', '{ role: fiter,'));
  const { code, err } = await kept('after-care', '--cases', '2', '--scenario', file);
  assert.equal(code, 0);
  assert.match(err, /roles\.yaml:\d+:13 warning: no standard has a role "fiter": did you mean "fitter"\?$/);
});

test('of the shipped scenarios, whose moves are those of other standards, nothing is said', async () => {
  const landlord = join(rulebook, 'simulations/landlord.yaml');
  assert.equal((await kept('written', '--cases', '2')).err, '');
  assert.equal((await kept('complaint', '--cases', '2', '--scenario', landlord)).err, '');
});

test('a scenario beyond the published calendar is refused with 1', async () => {
  const file = join(folder, 'far.yaml');
  const scenario = await readFile(join(rulebook, 'simulations/default.yaml'), 'utf8');
  await writeFile(file, scenario.replace('from: 2026-01-05', 'from: 2091-01-01'));
  const { code, err } = await kept('after-care', '--scenario', file);
  assert.equal(code, 1);
  assert.match(err, /begin between/);
});

test('the page stands alone and fits a phone and a desk, light and dark', async (t) => {
  const file = join(folder, 'page.html');
  const { code } = await kept('after-care', '--against', 'after-care', '--cases', '60', '--html', file);
  assert.equal(code, 0);
  const { href } = pathToFileURL(file);
  for (const width of [390, 1280])
    for (const colorScheme of ['light', 'dark'] as const) {
      const how = { viewport: { width, height: 900 }, isMobile: width < 500, colorScheme };
      const page = await (await browser(t, 'desk', how)).newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(href);
      assert.match(
        await page.getByRole('heading', { level: 1 }).innerText(),
        /After-care of new homes, simulated/,
      );
      assert.equal(await page.getByRole('img').count(), 4);
      for (const summary of await page.locator('summary').all()) await summary.click();
      assert.deepEqual(asked, [href]);
      const wide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';
      assert.equal(await page.evaluate(wide), false, `wider than ${width} pixels`);
      await takePicture(page, join(output, `simulation-${width}-${colorScheme}.png`));
    }
});
