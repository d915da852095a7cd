import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const samples = join(root, 'rulebook/samples/replays');

/** By which standards each sample is replayed, the first of which opens the case. */
const BY: Readonly<Record<string, readonly string[]>> = {
  superseding: ['standards/written.1.yaml', 'packs/complaint.1.yaml'],
  'complaint-about-a-hazard': ['packs/complaint.1.yaml', 'packs/hazard.1.yaml'],
  'enquiry-and-information-request': ['standards/written.1.yaml', 'packs/freedom-of-information.1.yaml'],
  'holding-reply': ['standards/written.1.yaml'],
};

interface Event {
  readonly type: string;
  readonly occurredAt: number;
  readonly data: {
    readonly promiseId?: string;
    readonly promise?: string;
    readonly standard?: string;
    readonly reason?: string;
    readonly clock?: { readonly due: number; readonly date?: string };
  };
}

interface Answer {
  readonly events?: readonly Event[];
  readonly refused?: string;
}

function replayed(sample: string): Answer[] {
  const args = (BY[sample] ?? []).flatMap((file) => ['--standard', join(root, 'rulebook', file)]);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'src/main/kept.ts'), 'replay', ...args],
    { input: readFileSync(join(samples, `${sample}.jsonl`), 'utf8'), encoding: 'utf8' },
  );
  assert.equal(stderr, '');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
}

const worded = (instant: number): string => new Date(instant).toISOString().slice(0, 16).replace('T', ' ');

/** What became of promises and tracks, a line each, in UTC. */
function told(answers: readonly Answer[]): string {
  const names = new Map<string | undefined, string | undefined>();
  const lines = answers.flatMap(({ events = [], refused }) => [
    ...(refused === undefined ? [] : [`refused: ${refused}`]),
    ...events.flatMap(({ type, occurredAt, data }) => {
      if (data.promise !== undefined) names.set(data.promiseId, data.promise);
      const about = data.standard ?? data.reason ?? names.get(data.promiseId);
      const due = data.clock === undefined ? '' : `, ${data.clock.date ?? worded(data.clock.due)}`;
      return /^(promise|track) /.test(type) && type !== 'promise at risk'
        ? [`${worded(occurredAt)} ${type}: ${about}${due}`]
        : [];
    }),
  ]);
  return `${lines.join('\n')}\n`;
}

for (const sample of Object.keys(BY))
  test(`the sample “${sample}” replays to what stands beside it`, () => {
    assert.equal(told(replayed(sample)), readFileSync(join(samples, `${sample}.expected.txt`), 'utf8'));
  });

test('every sample has its standards and what it replays to', () => {
  const files = readdirSync(samples).filter((name) => name !== 'README.md');
  assert.deepEqual(
    files.sort(),
    Object.keys(BY)
      .flatMap((sample) => [`${sample}.expected.txt`, `${sample}.jsonl`])
      .sort(),
  );
});
