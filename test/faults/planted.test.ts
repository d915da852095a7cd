import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aCopy, type Fault, plant, runTests } from './planting.ts';

/** A fault, the file of tests that must notice it, and the test by name. */
type Planted = Fault & { readonly what: string; readonly guard: string; readonly by: RegExp };

const planted: readonly Planted[] = [
  {
    what: 'row-level security is off',
    file: 'src/store/migrations/0006-row-level-security.sql',
    instead: `execute format('alter table %I enable row level security', t);`,
    stands: '',
    guard: 'test/faults/tenants.test.ts',
    by: /a query without an organisation sees nothing/,
  },
  {
    what: 'a policy lets everybody in',
    file: 'src/store/migrations/0008-api-keys.sql',
    instead: `using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid)`,
    stands: 'using (true)',
    guard: 'test/faults/tenants.test.ts',
    by: /a query for another organisation sees nothing/,
  },
  {
    what: 'the command is committed before what it did is saved',
    file: 'src/app/ask.ts',
    instead: 'const saved = saveCases(tx, organisation, now, [saving]);',
    stands: `await tx.query("insert into command_done (organisation_id, command_key, digest, answer, at) values ($1, $2, decode($3, 'hex'), $4, 0)", [organisation, done.key, done.digest, JSON.stringify(done.answer)]);
  await tx.query('commit');
  await tx.query(\`begin; set local app.organisation = '\${organisation}'\`);
  const saved = saveCases(tx, organisation, now, [saving]);`,
    guard: 'test/faults/connection-lost.test.ts',
    by: /a connection cut while it is saved/,
  },
  {
    what: 'a case is read without its lock',
    file: 'src/store/case/load.ts',
    instead: 'case_id = $2 for update) c',
    stands: 'case_id = $2) c',
    guard: 'test/faults/at-once.test.ts',
    by: /eight programs at one case take turns/,
  },
  {
    what: 'letters are claimed without a lock',
    file: 'src/store/send.ts',
    instead: 'order by not_before limit $3 for update skip locked)',
    stands: 'order by not_before limit $3)',
    guard: 'test/faults/claims.test.ts',
    by: /letters that one worker has claimed/,
  },
  {
    what: 'due cases are claimed without a lock',
    file: 'src/store/case/claim.ts',
    instead: 'order by wake_at limit $3 for update skip locked`',
    stands: 'order by wake_at limit $3`',
    guard: 'test/faults/claims.test.ts',
    by: /due cases that one worker has claimed/,
  },
  {
    what: 'that a letter was handed over is noted after the deed',
    file: 'src/app/send.ts',
    instead:
      'await inOrganisation(ground.pool, organisation, (tx) => handOver(tx, organisation, [letter.sendId]));',
    stands: '',
    guard: 'test/faults/lost-letters.test.ts',
    by: /any other letter that was lost is not repeated/,
  },
];

const folder = await aCopy();

for (const fault of planted) {
  test(`when ${fault.what}, the test for it fails`, async () => {
    const takeOut = await plant(folder, fault);
    const { failed, said } = await runTests(folder, fault.guard);
    await takeOut();
    assert.ok(
      failed.some((name) => fault.by.test(name)),
      said.slice(-4_000),
    );
  });
}
