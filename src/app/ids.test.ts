import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from './ids.ts';

test('an id is a UUID of version 7 that begins with its instant', () => {
  const now = Date.parse('2026-03-02T09:00:00Z');
  const id = newId(now);
  assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(Number.parseInt(id.replace('-', '').slice(0, 12), 16), now);
});

test('ten thousand ids of one millisecond differ and ascend', () => {
  const now = Date.parse('2026-03-02T10:00:00Z');
  const ids = Array.from({ length: 10_000 }, () => newId(now));
  assert.deepEqual([...new Set(ids)].sort(), ids);
});

test('ids still ascend when the clock goes back a little', () => {
  const now = Date.parse('2026-03-02T11:00:00Z');
  const before = newId(now);
  assert.ok(newId(now - 500) > before);
});

test('a clock wound far back has ids of its own time', () => {
  const later = newId(Date.parse('2027-01-01T00:00:00Z'));
  assert.ok(newId(Date.parse('2026-01-01T00:00:00Z')) < later);
});

test('what is no instant gets no id', () => {
  for (const wrong of [-1, Number.NaN, 1.5, 2 ** 48]) assert.throws(() => newId(wrong), /no instant/);
});
