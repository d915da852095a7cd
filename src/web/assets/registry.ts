import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { ownLook } from './govuk.ts';
import { importMapOf } from './import-map.ts';

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

export interface Assets {
  /** The address of a file by its plain name: '/assets/kept.3f9c….css'. Throws for a name that is not there. */
  url(name: string): string;
  /** By the last part of its address. */
  readonly files: ReadonlyMap<string, Asset>;
  /** Names of browser modules for the pages that carry scripts, and the hash by which the policy allows it. */
  readonly importMap: string;
  readonly importMapHash: string;
}

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const require = createRequire(import.meta.url);

/** Every asset with its plain name: our styles in one file, GOV.UK's components, libraries, islands. */
function gather(): Map<string, Buffer> {
  const all = new Map<string, Buffer>();
  const styles = join(import.meta.dirname, 'css');
  const sheets = readdirSync(styles)
    .filter((name) => name.endsWith('.css'))
    .sort();
  all.set('kept.css', Buffer.concat(sheets.map((name) => readFileSync(join(styles, name)))));
  const govuk = join(
    dirname(require.resolve('govuk-frontend/package.json')),
    'dist/govuk/govuk-frontend.min.css',
  );
  all.set('govuk.css', Buffer.from(ownLook(readFileSync(govuk, 'utf8'))));
  all.set('turbo.js', readFileSync(require.resolve('@hotwired/turbo/dist/turbo.es2017-esm.js')));
  all.set(
    'stimulus.js',
    readFileSync(join(dirname(require.resolve('@hotwired/stimulus/package.json')), 'dist/stimulus.js')),
  );
  const islands = join(import.meta.dirname, '../islands');
  for (const name of readdirSync(islands).filter((each) => each.endsWith('.js'))) {
    all.set(name, readFileSync(join(islands, name)));
  }
  all.set('icon.svg', readFileSync(join(import.meta.dirname, 'icon.svg')));
  return all;
}

/** Reads all assets once, at the start; an address carries the digest of its bytes and never changes its meaning. */
export function readAssets(): Assets {
  const urls = new Map<string, string>();
  const files = new Map<string, Asset>();
  for (const [name, body] of gather()) {
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 16);
    const extension = extname(name);
    const address = `${basename(name, extension)}.${digest}${extension}`;
    urls.set(name, `/assets/${address}`);
    files.set(address, { type: types[extension] ?? 'application/octet-stream', body });
  }
  const url = (name: string) => {
    const address = urls.get(name);
    if (address === undefined) throw new Error(`no asset is called ${name}`);
    return address;
  };
  const importMap = importMapOf([...urls.keys()], url);
  const importMapHash = createHash('sha256').update(importMap).digest('base64');
  return { url, files, importMap, importMapHash };
}
