import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceHeaders } from './trace.ts';

test('neither a greeting nor an envelope can write headers of its own', () => {
  const trace = traceHeaders({
    envelopeFrom: 'ann@mail.example>\r\nX-Evil: 1',
    remote: { address: '192.0.2.7', helo: 'a)\r\nX-Evil: 2', believed: false },
    by: 'mail.maker.example',
    key: 'k1',
    receivedAt: 0,
  }).toString();
  assert.equal(
    trace,
    'Return-Path: <ann@mail.exampleX-Evil:1>\r\nReceived: from aX-Evil:2 ([192.0.2.7])\r\n\tby mail.maker.example with ESMTP id k1;\r\n' +
      '\tThu, 01 Jan 1970 00:00:00 +0000\r\n',
  );
});
