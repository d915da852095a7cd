import assert from 'node:assert/strict';
import { test } from 'node:test';
import { staff } from '../kit/case.ts';
import { assessed, manager, office, said, someone } from '../kit/registered.ts';

const colleague = { ...staff('care manager'), id: '00000000-0000-7000-8000-0000000c011e' };

function disputed() {
  const story = assessed();
  story.move(manager, 'not ours', { reason: said, evidence: [said] });
  story.move(office, 'dispute', { reason: said });
  return story;
}

const inspecting = (items: readonly string[]) => ({
  do: 'make move' as const,
  data: { move: 'inspect', items, fields: { reason: said } },
});

test('the manager whose finding is disputed does not decide on it again; a colleague does (rows 26, 40)', () => {
  const story = disputed();
  const refused = story.ask(manager, inspecting(story.itemIds));
  assert.equal(
    refused?.refused,
    '“An inspection is needed” is for a colleague: “Your dispute answered” is promised by another person than the one who decided before',
  );
  assert.equal(story.ask(colleague, inspecting(story.itemIds)), null);
  assert.equal(story.promise('answer the dispute')?.status, 'kept');
});

test('a question by a colleague decides nothing: the first manager is still kept from deciding', () => {
  const story = disputed();
  story.move(colleague, 'ask for more details', { question: said, ask: 'homeowner' });
  assert.match(story.ask(manager, inspecting(story.itemIds))?.refused ?? '', /for a colleague/);
});

test('once a colleague has decided, the first manager may decide again where the item stands next', () => {
  const story = disputed();
  story.move(colleague, 'offer to self-fit', { reason: said });
  story.move(office, 'self-fit refused');
  assert.equal(story.ask(manager, inspecting(story.itemIds)), null);
});

test('whoever is named to look after it is somebody else than the one who decided; anybody may be named later', () => {
  const story = assessed();
  story.move(manager, 'not ours', { reason: said, evidence: [said] });
  const naming = (staffId: string) => ({
    do: 'make move' as const,
    data: { move: 'dispute', items: story.itemIds, fields: { reason: said, manager: staffId } },
  });
  assert.match(
    story.ask(office, naming('id' in manager ? manager.id : ''))?.refused ?? '',
    /name another manager/,
  );
  assert.equal(story.ask(office, naming(someone)), null);
  assert.equal(story.state.managerId, someone);
});
