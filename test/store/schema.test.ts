import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { catalogue } from '../../src/store/catalogue.ts';
import { lintSchema } from '../../tools/lint/schema.ts';
import { database } from '../kit/database.ts';

const db = await database();

test('the migrated schema has no fault', async () => {
  assert.deepEqual(await lintSchema(db.app, catalogue), []);
});

/** Plants a fault as the owner, lints, and takes it back. */
async function lintWith(...statements: string[]): Promise<string[]> {
  const owner = new pg.Client({ connectionString: db.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    for (const statement of statements) await owner.query(statement);
    return await lintSchema(owner, catalogue);
  } finally {
    await owner.query('rollback');
    await owner.end();
  }
}

const planted: [string, string[], RegExp][] = [
  [
    'row-level security off',
    ['alter table case_event disable row level security'],
    /^case_event: row-level security is not enabled/,
  ],
  [
    'row-level security not forced',
    ['alter table send no force row level security'],
    /^send: row-level security is not forced/,
  ],
  ['no policy', ['drop policy own_organisation on words'], /^words: its policies are not the one/],
  [
    'a second, wider policy',
    ['create policy wide on home using (true)'],
    /^home: its policies are not the one/,
  ],
  [
    'a policy without its check',
    [
      'drop policy own_organisation on home',
      `create policy own_organisation on home using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid) with check (true)`,
    ],
    /^home: its policies are not the one/,
  ],
  [
    'a table nobody listed',
    ['create table stray (organisation_id uuid primary key)'],
    /^stray: not in the catalogue/,
  ],
  ['a table that went', ['drop table rate'], /^rate: in the catalogue .* but not in the database/],
  [
    'an organisation that may be null',
    ['alter table heard drop constraint heard_pkey', 'alter table heard alter organisation_id drop not null'],
    /^heard: organisation_id must be uuid not null, and is uuid$/,
  ],
  [
    'a table without organisation',
    ['drop policy own_organisation on heard', 'alter table heard drop column organisation_id'],
    /^heard: organisation_id must be uuid not null, and is missing/,
  ],
  [
    'a key that begins with something else',
    [
      'alter table heard drop constraint heard_pkey',
      'alter table heard add primary key (mailbox, organisation_id)',
    ],
    /^heard: heard_pkey does not begin with organisation_id/,
  ],
  [
    'a unique index over all organisations',
    ['create unique index everywhere on heard (mailbox)'],
    /^heard: unique index everywhere does not begin/,
  ],
  [
    'a foreign key past the organisation',
    [
      'alter table session add constraint astray foreign key (staff_id, organisation_id) references staff (staff_id, organisation_id)',
    ],
    /^session: astray does not begin/,
  ],
  [
    'a delete that blanks',
    [
      'alter table session add constraint blanks foreign key (organisation_id, staff_id) references staff on delete set null',
    ],
    /^session: blanks sets a column to null/,
  ],
  ['a sequence', ['create sequence numbers'], /^numbers: a sequence/],
  [
    'a default that asks the clock',
    ['alter table heard add column seen timestamptz default now()'],
    /^heard\.seen: default now\(\) is computed/,
  ],
  [
    'a trigger',
    [
      `create function act() returns trigger language plpgsql as 'begin return new; end'`,
      'create trigger behind before insert on heard for each row execute function act()',
    ],
    /^heard: trigger behind/,
  ],
  ['a rule', ['create rule nothing as on delete to heard do instead nothing'], /^heard: rule nothing/],
  [
    'a view with its owner’s rights',
    ['create view seen as select organisation_id from heard'],
    /^seen: a view reads with its owner/,
  ],
  ['a right too many', ['grant truncate on heard to kept_app'], /^heard: kept_app may truncate/],
];

for (const [name, statements, fault] of planted) {
  test(`the lint finds ${name}`, async () => {
    // A foreign key needs a key to point at; where the planted fault is that key, it is planted too.
    const prepared = name.startsWith('a foreign key')
      ? ['alter table staff add unique (staff_id, organisation_id)']
      : [];
    const found = await lintWith(...prepared, ...statements);
    assert.ok(
      found.some((sentence) => fault.test(sentence)),
      `found only: ${found.join('\n')}`,
    );
  });
}
