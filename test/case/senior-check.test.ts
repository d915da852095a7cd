import assert from 'node:assert/strict';
import { test } from 'node:test';
import { client, homeowner, staff } from '../kit/case.ts';
import { assessed, manager, office, said } from '../kit/registered.ts';

const senior = staff('senior administrator', 'director', 'care manager');
const vulnerable = { ...homeowner, vulnerable: true };

const asking = (move: string, items: readonly string[], fields: Record<string, string | string[]>) => ({
  do: 'make move' as const,
  data: { move, items, fields },
});

function proposed() {
  const story = assessed([vulnerable, client]);
  story.move(manager, 'not ours, to be confirmed', { reason: said, evidence: [said] });
  assert.deepEqual(story.stages, ['finding to be confirmed']);
  return story;
}

const findings = (story: ReturnType<typeof assessed>) =>
  story.state.letters.filter((row) => row.letter === 'not ours').map((row) => row.partyId);

test('where somebody is vulnerable, no manager alone closes a query as not ours (row 26)', () => {
  const story = assessed([vulnerable, client]);
  const refused = story.ask(manager, asking('not ours', story.itemIds, { reason: said, evidence: [said] }));
  assert.match(refused?.refused ?? '', /vulnerable, so a senior colleague confirms it first/);
});

test('a senior colleague confirms the finding within a working day, and only then is it told', () => {
  const story = proposed();
  assert.deepEqual(findings(story), []);
  assert.equal(story.promise('assess')?.status, 'kept');
  assert.equal(story.promise('confirm the finding')?.due, '2026-11-24 17:00');
  story.move(office, 'finding confirmed', { reason: said, tell: 'yes' });
  assert.deepEqual(story.stages, ['closed: not ours']);
  assert.equal(story.promise('confirm the finding')?.status, 'kept');
  assert.deepEqual(findings(story), [client.partyId, homeowner.partyId]);
});

test('nobody confirms a finding of their own', () => {
  const story = assessed([vulnerable, client]);
  story.move(senior, 'not ours, to be confirmed', { reason: said, evidence: [said] });
  const refused = story.ask(senior, asking('finding confirmed', story.itemIds, { reason: said }));
  assert.match(refused?.refused ?? '', /another person than the one who decided/);
});

test('a finding that is not confirmed is decided again, with a date of its own', () => {
  const story = proposed();
  story.move(office, 'finding not confirmed', { reason: said });
  assert.deepEqual(story.stages, ['decision']);
  assert.equal(story.promise('decide')?.status, 'made');
});

test('a dispute about a confirmed finding is answered by neither of the two who made it', () => {
  const story = assessed([vulnerable, client]);
  story.move(manager, 'not ours, to be confirmed', { reason: said, evidence: [said] });
  story.move(senior, 'finding confirmed', { reason: said });
  story.move(office, 'dispute', { reason: said });
  for (const by of [manager, senior])
    assert.match(
      story.ask(by, asking('inspect', story.itemIds, { reason: said }))?.refused ?? '',
      /for a colleague/,
    );
});
