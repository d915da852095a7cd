import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserServer } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { startTestPostgres, type TestPostgres } from './test-postgres.ts';

/** What a test file is told of the run it belongs to, by one variable of its environment. */
export type Shared = { administratorUrl: string; template: string; owner: string; app: string; desk: string };

let folder: string;
let postgres: TestPostgres;
let chromium: Promise<BrowserServer> | undefined;
let desk: Server;

/** Chromium is started when the first test asks for it, so that a run without pages has none. */
function answerChromium(): Promise<Server> {
  const server = createServer((_request, response) => {
    chromium ??= launchChromium();
    chromium.then(
      (browser) => response.end(browser.wsEndpoint()),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Before all test files: one PostgreSQL with a migrated template, and one Chromium on demand. */
export async function globalSetup(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'kept-test-'));
  postgres = await startTestPostgres(folder);
  desk = await answerChromium();
  const address = desk.address();
  if (typeof address !== 'object' || address === null) throw new Error('no address');
  const { administratorUrl, template, owner, app } = postgres;
  const shared: Shared = { administratorUrl, template, owner, app, desk: `http://127.0.0.1:${address.port}` };
  process.env.KEPT_TEST_SHARED = JSON.stringify(shared);
}

export async function globalTeardown(): Promise<void> {
  desk.closeAllConnections();
  desk.close();
  await chromium?.then((browser) => browser.close()).catch(() => {});
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}
