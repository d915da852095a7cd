import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { connectionLost, mayBeRepeated, withoutValues } from './failure.ts';

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

test('what PostgreSQL quotes of a value is taken out of its error, and the rest is left', () => {
  const told = 'invalid input syntax for type uuid: "Mrs Patel, 7 Larch Close"';
  const error = Object.assign(new pg.DatabaseError(told, 0, 'error'), {
    code: '22P02',
    detail: 'Key (name)=(Mrs Patel)',
    where: 'JSON data, line 1: Mrs Patel',
    table: 'person',
  });
  withoutValues(error);
  assert.doesNotMatch(JSON.stringify(error, Object.getOwnPropertyNames(error)), /Patel|Larch/);
  assert.match(error.message, /^invalid input syntax for type uuid/);
  assert.equal(error.table, 'person');
});
