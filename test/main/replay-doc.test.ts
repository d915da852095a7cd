import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { retell } from '../../src/app/recorded/retell.ts';
import { commands } from '../../src/main/replay/commands.ts';
import { events } from '../../src/main/replay/events.ts';
import { rulesOf } from '../../src/main/replay/rules.ts';
import { eventOf, eventsOf, standardsOf, toldStories } from '../../tools/replay-doc.ts';
import { root } from '../../tools/step.ts';

const told = await toldStories();
const text = readFileSync(join(root, 'docs/replay.md'), 'utf8');
const anew = 'write it anew: node tools/replay-doc.ts';

/** The sections of one part of the document: the words and the example of each heading. */
function sections(part: string): Map<string, { says: string; example: Record<string, unknown> }> {
  const body = text.split(`\n## ${part}\n`)[1]?.split('\n## ')[0] ?? '';
  return new Map(
    [...body.matchAll(/^### (.+)\n\n([\s\S]+?)\n\n```json\n(.+)\n```$/gm)].map(([, name, says, json]) => [
      name ?? '',
      { says: says ?? '', example: JSON.parse(json ?? '') as Record<string, unknown> },
    ]),
  );
}

test('the document says every command and every event that the code knows, and no other', () => {
  assert.deepEqual([...sections('Commands').keys()], Object.keys(commands), anew);
  assert.deepEqual([...sections('Events').keys()], Object.keys(events), anew);
});

for (const { file, lines, answers } of told)
  test(`every line of ${file} is done`, () => {
    for (const [n, answer] of answers.entries())
      assert.ok('events' in answer, `line ${n + 1}, ${lines[n]}: ${JSON.stringify(answer)}`);
  });

for (const [name, { says }] of Object.entries(commands))
  test(`the example of the command “${name}” is a line of a story that runs`, () => {
    const written = sections('Commands').get(name);
    assert.ok(written?.says.startsWith(says), anew);
    assert.equal(written?.example.do, name);
    const wanted = JSON.stringify(written?.example);
    assert.ok(
      told.some(({ lines }) => lines.some((line) => JSON.stringify(JSON.parse(line)) === wanted)),
      anew,
    );
  });

for (const [type, says] of Object.entries(events))
  test(`the example of the event “${type}” is what a story comes to`, () => {
    const written = sections('Events').get(type);
    assert.ok(written?.says.startsWith(says), anew);
    const happened = eventOf(told, type)?.event;
    assert.ok(happened !== undefined, `no story comes to “${type}”`);
    const keys = (event: object): string[] => Object.keys(event).sort();
    assert.deepEqual(keys(written?.example ?? {}), keys(happened), anew);
    assert.deepEqual(keys(written?.example.data as object), keys(happened.data), anew);
  });

test('a story told twice is the same', async () => {
  const again = await toldStories();
  assert.deepEqual(again.map(eventsOf), told.map(eventsOf));
});

for (const one of told)
  test(`the events of ${one.file} are told again as commands that bring them about`, async () => {
    const rules = await rulesOf(standardsOf(one.file), assert.fail);
    assert.ok(rules !== null);
    const again = retell(rules, eventsOf(one));
    assert.ok(!('untold' in again), JSON.stringify(again));
  });
