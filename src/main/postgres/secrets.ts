import { randomInt } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const shape = z.object({
  administrator: z.string(),
  owner: z.string(),
  app: z.string(),
  backup: z.string(),
  /** The port of the last start (0: none yet), wished for again so that bookmarks of a database tool hold. */
  port: z.number(),
});

export type Secrets = z.infer<typeof shape>;

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789';

/** 190 bits, in letters and digits so that it may stand in an address or a statement as it is. */
export function newPassword(): string {
  return Array.from({ length: 33 }, () => letters[randomInt(letters.length)]).join('');
}

const fileName = 'postgres.json';

export async function saveSecrets(dataFolder: string, secrets: Secrets): Promise<void> {
  const path = join(dataFolder, fileName);
  const draft = await open(`${path}.new`, 'w', 0o600);
  await draft.chmod(0o600);
  await draft.writeFile(`${JSON.stringify(secrets, null, 2)}\n`);
  await draft.sync();
  await draft.close();
  await rename(`${path}.new`, path);
}

/** The passwords of this data folder's roles, made at the first start and readable by their owner only. */
export async function haveSecrets(dataFolder: string): Promise<Secrets> {
  const text = await readFile(join(dataFolder, fileName), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text !== null) return shape.parse(JSON.parse(text));
  const [administrator, owner, app, backup] = [newPassword(), newPassword(), newPassword(), newPassword()];
  const secrets = { administrator, owner, app, backup, port: 0 };
  await saveSecrets(dataFolder, secrets);
  return secrets;
}
