import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The secret of a training desk: made at its first start, kept in the data folder for its owner alone. The real thing
 * is given one (KEPT_SECRET) and keeps it elsewhere than beside its data.
 */
export async function trainingSecret(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'secret');
  const kept = (await readFile(path, 'utf8').catch(() => '')).trim();
  if (kept.length >= 32) return kept;
  const secret = randomBytes(32).toString('hex');
  const file = await open(`${path}.new`, 'w', 0o600);
  await file.chmod(0o600);
  await file.writeFile(`${secret}\n`);
  await file.sync();
  await file.close();
  await rename(`${path}.new`, path);
  return secret;
}
