import { randomBytes } from 'node:crypto';
import { access, lstat, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run.ts';
import { toolsFolder } from './tools-folder.ts';
import { unpackedOnce } from './unpack.ts';

export type DovecotPrograms = {
  /** The folder that stands for `/`: usr/sbin, usr/bin, usr/lib below it. */
  readonly root: string;
  /** Where its libraries are looked for; '' when the system has it installed. */
  readonly libraryPath: string;
};

const whatToDo =
  'Tests of IMAP need Dovecot 2.3. On Debian 12 and its like they unpack its package by themselves (not installing it), with ' +
  'apt-get, dpkg-deb and a way to a Debian mirror; elsewhere install Dovecot 2.3 so that /usr/sbin/dovecot is there.';

/** Compiled into Debian's Dovecot: where it looks for its TLS module, needed even with TLS off. */
const builtInModules = '/usr/lib/dovecot/modules';

async function haveLists(tools: string, options: string[]): Promise<string[]> {
  const system = await readdir('/var/lib/apt/lists').catch(() => []);
  if (system.some((name) => name.includes('_Packages'))) return options;
  const lists = join(tools, 'apt-lists');
  await mkdir(join(lists, 'partial'), { recursive: true });
  const own = [...options, '-o', `Dir::State::lists=${lists}`];
  await run('apt-get', ['update', '-q', ...own]);
  return own;
}

/** Dovecot finds its modules through a link as long as the path it was built with: /tmp/kept-dove-0123456789. */
async function pointToLink(libraries: string, link: string): Promise<void> {
  if (link.length !== builtInModules.length)
    throw new Error('the link must be as long as the path it replaces');
  for (const name of await readdir(libraries)) {
    const path = join(libraries, name);
    if (!/^libdovecot.*\.so/.test(name) || (await lstat(path)).isSymbolicLink()) continue;
    const bytes = await readFile(path);
    for (let at = bytes.indexOf(builtInModules); at >= 0; at = bytes.indexOf(builtInModules, at + 1)) {
      bytes.write(link, at, 'latin1');
    }
    await writeFile(path, bytes);
  }
}

async function unpack(tools: string, draft: string): Promise<void> {
  const cache = join(draft, 'cache');
  await mkdir(join(cache, 'archives/partial'), { recursive: true });
  // Neither locks nor a sandbox user: nothing is installed, and it need not be root who downloads.
  const alone = ['-o', 'Debug::NoLocking=1', '-o', 'APT::Sandbox::User=root', '-o', `Dir::Cache=${cache}`];
  const options = await haveLists(tools, alone);
  const download = ['install', '-y', '-q', '--download-only', '--no-install-recommends'];
  await run('apt-get', [...download, ...options, 'dovecot-imapd'], { DEBIAN_FRONTEND: 'noninteractive' });
  for (const name of (await readdir(join(cache, 'archives'))).filter((each) => each.endsWith('.deb'))) {
    await run('dpkg-deb', ['-x', join(cache, 'archives', name), join(draft, 'root')]);
  }
  await rm(cache, { recursive: true });
  const link = `/tmp/kept-dove-${randomBytes(5).toString('hex').slice(0, 9)}`;
  await pointToLink(join(draft, 'root/usr/lib/dovecot'), link);
  await writeFile(join(draft, 'link'), link);
}

async function unpacked(): Promise<DovecotPrograms> {
  const tools = await toolsFolder(true);
  const place = await unpackedOnce(join(tools, 'dovecot'), (draft) => unpack(tools, draft));
  const link = await readFile(join(place, 'link'), 'utf8');
  await symlink(join(place, 'root/usr/lib/dovecot/modules'), link).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const root = join(place, 'root');
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const folders = [
    'usr/lib/dovecot',
    'usr/lib/dovecot/modules/old-stats',
    `usr/lib/${triplet}`,
    `lib/${triplet}`,
  ];
  return { root, libraryPath: folders.map((folder) => join(root, folder)).join(':') };
}

async function checkVersion({ root, libraryPath }: DovecotPrograms): Promise<void> {
  const version = await run(join(root, 'usr/sbin/dovecot'), ['--version'], { LD_LIBRARY_PATH: libraryPath });
  if (!version.startsWith('2.3.'))
    throw new Error(`this is Dovecot ${version.trim()}, whose settings are others`);
}

/** Dovecot's programs: the system's, or unpacked once. Throws by name, saying what to do. */
export async function dovecotPrograms(): Promise<DovecotPrograms> {
  try {
    const installed = await access('/usr/sbin/dovecot').then(
      () => true,
      () => false,
    );
    const programs = installed ? { root: '/', libraryPath: '' } : await unpacked();
    await checkVersion(programs);
    return programs;
  } catch (error) {
    throw new Error(`Dovecot is missing. ${whatToDo}\n${(error as Error).message}`, { cause: error });
  }
}
