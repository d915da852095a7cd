import { createReadStream, createWriteStream } from 'node:fs';
import { access, constants, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type BrowserServer, chromium } from 'playwright-core';
import { run } from './run.ts';
import { toolsFolder } from './tools-folder.ts';
import { unpackedOnce } from './unpack.ts';

type Browser = { path: string; environment: Record<string, string> };

async function runnable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function onThePath(): Promise<Browser | null> {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']) {
    for (const folder of (process.env.PATH ?? '').split(delimiter).filter((each) => each !== '')) {
      if (await runnable(join(folder, name))) return { path: join(folder, name), environment: {} };
    }
  }
  return null;
}

async function decompress(from: string, to: string): Promise<void> {
  await pipeline(createReadStream(from), createBrotliDecompress(), createWriteStream(to, { mode: 0o755 }));
}

async function unpackArchive(from: string, into: string): Promise<void> {
  await decompress(from, `${into}.tar`);
  await mkdir(into, { recursive: true });
  await run('tar', ['-xf', `${into}.tar`, '-C', into]);
  await rm(`${into}.tar`);
}

/** The package brings Chromium, the libraries that a bare system lacks (NSS, Expat), and a font. */
async function fromPackage(): Promise<Browser> {
  const folder = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')));
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  const place = join(await toolsFolder(), `chromium-${version}`);
  await unpackedOnce(place, async (draft) => {
    await decompress(join(folder, 'bin/chromium.br'), join(draft, 'chromium'));
    await unpackArchive(join(folder, 'bin/al2023.tar.br'), join(draft, 'libraries'));
    await unpackArchive(join(folder, 'bin/fonts.tar.br'), join(draft, 'fonts'));
    const fonts = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${place}/fonts/fonts</dir><cachedir>${place}/fonts/cache</cachedir></fontconfig>`;
    await writeFile(join(draft, 'fonts/fonts.conf'), fonts);
  });
  return {
    path: join(place, 'chromium'),
    environment: {
      LD_LIBRARY_PATH: join(place, 'libraries/lib'),
      FONTCONFIG_PATH: join(place, 'fonts'),
      HOME: place,
    },
  };
}

async function find(): Promise<Browser> {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && named !== '') {
    if (await runnable(named)) return { path: named, environment: {} };
    throw new Error(`CHROME_PATH is ${named}, which is not a program that can be run`);
  }
  const system = await onThePath();
  if (system !== null) return system;
  if (process.platform === 'linux' && process.arch === 'x64') return fromPackage();
  throw new Error(
    `no Chromium: none is on the PATH, and npm brings one only for linux x64. Install Chromium, or set CHROME_PATH to one.`,
  );
}

/** Starts the one Chromium of a test run: CHROME_PATH, else the system's, else the one that npm brought. */
export async function launchChromium(): Promise<BrowserServer> {
  const { path, environment } = await find();
  return chromium.launchServer({
    executablePath: path,
    // No sandbox: tests run as root and in containers, and open only pages of our own.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: { ...(process.env as Record<string, string>), ...environment },
    host: '127.0.0.1',
  });
}
