import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('with nothing set there is a desk on the loopback with its own PostgreSQL', () => {
  const config = readConfig({});
  assert.ok(!('faults' in config));
  const { port, smtpPort, host, smtpHost, databaseUrl, secret, publicUrl, dataFolder } = config;
  assert.deepEqual(
    { port, smtpPort, host, smtpHost },
    { port: 4000, smtpPort: 2525, host: '127.0.0.1', smtpHost: '127.0.0.1' },
  );
  assert.deepEqual({ databaseUrl, secret, publicUrl }, { databaseUrl: null, secret: null, publicUrl: null });
  assert.match(dataFolder, /\/\.kept$/);
});

test('an empty variable counts as not set', () => {
  const config = readConfig({ PORT: '', KEPT_SECRET: '' });
  assert.ok(!('faults' in config) && config.port === 4000 && config.secret === null);
});

test('every wrong setting is named, with what it must be and without its value', () => {
  const config = readConfig({
    PORT: '99999',
    KEPT_SMTP_PORT: 'x',
    KEPT_DATABASE_URL: 'mysql://root:hunter2@host/db',
    KEPT_PUBLIC_URL: 'care.example.org',
    KEPT_SMTP_RELAY: 'relay.example.org:25',
    KEPT_LINK_ON_CONSOLE: 'maybe',
  });
  assert.ok('faults' in config);
  const said = config.faults.join('\n');
  for (const name of [
    'PORT',
    'KEPT_SMTP_PORT',
    'KEPT_DATABASE_URL',
    'KEPT_PUBLIC_URL',
    'KEPT_SMTP_RELAY',
    'KEPT_LINK_ON_CONSOLE',
  ]) {
    assert.match(said, new RegExp(`^${name} must be`, 'm'));
  }
  assert.doesNotMatch(said, /hunter2/);
});
