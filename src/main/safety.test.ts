import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Config, readConfig } from './config.ts';
import { type Probes, unsafe } from './safety.ts';

const environment = {
  KEPT_SECRET: '8f14e45fceea167a5a36dedd4bea2543c9f0f895fb98ab91',
  KEPT_PUBLIC_URL: 'https://care.example.org',
  KEPT_SMTP_RELAY: 'smtps://name:password@relay.example.org',
};
const sound: Probes = { dataMode: 0o700, database: [] };

function reasons(changed: Record<string, string>, probes: Partial<Probes> = {}): string[] {
  const config = readConfig({ ...environment, ...changed });
  assert.ok(!('faults' in config));
  return unsafe(config satisfies Config, { ...sound, ...probes });
}

function onlyReason(found: string[], pattern: RegExp): void {
  assert.equal(found.length, 1, found.join('\n'));
  assert.match(found[0] ?? '', pattern);
}

test('a desk with everything set may start', () => {
  assert.deepEqual(reasons({}), []);
});

test('without a secret it does not start', () => {
  onlyReason(reasons({ KEPT_SECRET: '' }), /KEPT_SECRET is not set.*openssl rand/);
});

test('with a short secret, or one of a few characters, it does not start', () => {
  onlyReason(reasons({ KEPT_SECRET: 'changeme' }), /KEPT_SECRET has 8 characters/);
  onlyReason(reasons({ KEPT_SECRET: 'a'.repeat(64) }), /KEPT_SECRET repeats/);
});

test('with a data folder that others may read it does not start', () => {
  for (const dataMode of [0o755, 0o750, 0o701]) onlyReason(reasons({}, { dataMode }), /Run: chmod 700/);
});

test('what is wrong with the database is among the reasons', () => {
  onlyReason(reasons({}, { database: ['The database cannot be reached.'] }), /cannot be reached/);
});

test('without a public address it does not start', () => {
  onlyReason(reasons({ KEPT_PUBLIC_URL: '' }), /KEPT_PUBLIC_URL is not set/);
});

test('a public address without https does not do, except on the loopback', () => {
  onlyReason(reasons({ KEPT_PUBLIC_URL: 'http://care.example.org' }), /KEPT_PUBLIC_URL is not https/);
  assert.deepEqual(reasons({ KEPT_PUBLIC_URL: 'http://localhost:4000' }), []);
});

test('without a relay and without links on the console nobody could sign in', () => {
  onlyReason(reasons({ KEPT_SMTP_RELAY: '' }), /nobody could sign in/);
  assert.deepEqual(reasons({ KEPT_SMTP_RELAY: '', KEPT_LINK_ON_CONSOLE: 'yes' }), []);
});

test('every reason is told at once', () => {
  const found = reasons(
    { KEPT_SECRET: '', KEPT_PUBLIC_URL: '', KEPT_SMTP_RELAY: '' },
    { dataMode: 0o777, database: ['x'] },
  );
  assert.equal(found.length, 5);
});
