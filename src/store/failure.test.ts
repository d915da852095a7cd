import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionLost, mayBeRepeated } from './failure.ts';

const coded = (code: string) => Object.assign(new Error('said the server'), { code });

test('a restart, a failover and a broken socket are a lost connection', () => {
  for (const code of ['57P01', '08006', '25006', 'ECONNREFUSED', 'ECONNRESET'])
    assert.ok(connectionLost(coded(code)), code);
  assert.ok(connectionLost(new Error('Connection terminated unexpectedly')));
});

test('a fault of the statement is not a lost connection, nor worth repeating', () => {
  for (const code of ['23505', '42P01', '22P02', '57014']) {
    assert.equal(connectionLost(coded(code)), false, code);
    assert.equal(mayBeRepeated(coded(code)), false, code);
  }
});

test('a serialisation failure and a deadlock may be repeated', () => {
  assert.ok(mayBeRepeated(coded('40001')) && mayBeRepeated(coded('40P01')));
});

test('a command that another transaction has just answered is repeated, to find that answer', () => {
  const twin = (constraint: string) => Object.assign(coded('23505'), { constraint });
  assert.ok(mayBeRepeated(twin('command_done_pkey')));
  assert.equal(mayBeRepeated(twin('case_event_pkey')), false);
});
