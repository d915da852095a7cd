import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { test } from 'node:test';
import Fastify from 'fastify';
import type { StaffWho } from '../../src/web/access/who.ts';
import { live } from '../../src/web/live/routes.ts';
import type { App, Parts } from '../../src/web/parts.ts';

test('whoever leaves while we look who they are is listened for by nobody, and no heart beats for them', async () => {
  let looks = 0;
  const ground = {
    now: async () => {
      looks += 1;
      return 0;
    },
  } as unknown as Parts['ground'];
  const app = Fastify() as unknown as App;
  const left = Promise.withResolvers<void>();
  app.decorateRequest('who', null);
  app.addHook('preHandler', async (request, reply) => {
    request.who = { kind: 'staff', organisation: 'one' } as unknown as StaffWho;
    if (!reply.raw.destroyed) await once(reply.raw, 'close');
  });
  app.addHook('preHandler', async () => left.resolve());
  await live(app, { ground } as Parts);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const before = process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length;
  const caller = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(caller, 'connect');
  caller.write('GET /desk/stream HTTP/1.1\r\nHost: x\r\n\r\n', () => caller.destroy());
  await left.promise;
  // The handler follows its hooks at once; whoever listens looks in the next turn.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  assert.equal(process.getActiveResourcesInfo().filter((what) => what === 'Timeout').length, before);
  assert.equal(looks, 0);
  await app.close();
});
