import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { believed, type Resolver } from './auth.ts';

const from = { address: 'ann@mail.example', name: 'Ann' };
const read = { from, manySenders: false };
const plain = 'From: Ann <ann@mail.example>\r\nTo: care@maker.example\r\nSubject: door\r\n\r\nchipped\r\n';
const remote = { address: '192.0.2.7', helo: 'out.mail.example', believed: false };

function delivery(raw: string, believedRemote = false) {
  return {
    raw: Buffer.from(raw),
    envelopeFrom: 'ann@mail.example',
    remote: { ...remote, believed: believedRemote },
  };
}

function dns(records: Readonly<Record<string, string>>): Resolver {
  return async (name, type) => {
    const record = records[name];
    if (type === 'TXT' && record !== undefined) return [[record]];
    throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' });
  };
}

test('without anybody to ask the sender is not known', async () => {
  assert.equal((await believed(read, delivery(plain), { trustedHost: null })).believed, 'not known');
});

test('a results header that the sender wrote himself is ignored', async () => {
  const forged = `Authentication-Results: mx.evil.example; dmarc=pass header.from=mail.example\r\n${plain}`;
  assert.equal(
    (await believed(read, delivery(forged), { trustedHost: 'mx.maker.example' })).believed,
    'not known',
  );
  const own = `Authentication-Results: mx.maker.example; dmarc=pass header.from=mail.example\r\n${plain}`;
  assert.equal((await believed(read, delivery(own), { trustedHost: null })).believed, 'not known');
  assert.equal((await believed(read, delivery(own), { trustedHost: 'mx.maker.example' })).believed, 'yes');
});

test('DMARC by way of SPF: the right machine is believed, another is not', async () => {
  const resolver = dns({
    'mail.example': 'v=spf1 ip4:192.0.2.7 -all',
    '_dmarc.mail.example': 'v=DMARC1; p=reject',
  });
  assert.equal((await believed(read, delivery(plain), { trustedHost: null, resolver })).believed, 'yes');
  const elsewhere = { ...delivery(plain), remote: { ...remote, address: '198.51.100.9' } };
  assert.equal((await believed(read, elsewhere, { trustedHost: null, resolver })).believed, 'no');
});

test('a signature of the sender’s domain is believed, a changed message is not', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
  const key = { signingDomain: 'mail.example', selector: 's1', privateKey: pem };
  const { signatures } = await dkimSign(Buffer.from(plain), { ...key, signatureData: [key] });
  const resolver = dns({ 's1._domainkey.mail.example': record, '_dmarc.mail.example': 'v=DMARC1; p=none' });
  const signed = `${signatures}${plain}`;
  const trust = { trustedHost: null, resolver };
  const unknownWay = (raw: string) => ({ raw: Buffer.from(raw), envelopeFrom: null });
  assert.equal((await believed(read, unknownWay(signed), trust)).believed, 'yes');
  assert.equal((await believed(read, unknownWay(signed.replace('chipped', 'fine')), trust)).believed, 'no');
});

test('when names cannot be looked up the sender is not known', async () => {
  const resolver: Resolver = async () => {
    throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' });
  };
  assert.equal(
    (await believed(read, delivery(plain), { trustedHost: null, resolver })).believed,
    'not known',
  );
});

test('a machine we were told to believe is believed, but not for two senders or none', async () => {
  const trust = { trustedHost: null };
  assert.equal((await believed(read, delivery(plain, true), trust)).believed, 'yes');
  assert.equal((await believed({ ...read, manySenders: true }, delivery(plain, true), trust)).believed, 'no');
  assert.equal(
    (await believed({ from: null, manySenders: false }, delivery(plain, true), trust)).believed,
    'no',
  );
});
