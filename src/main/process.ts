import { readFile } from 'node:fs/promises';

/** True when a process of this number exists, ours or not. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * What tells a process from a later one with the same number: the moment it began, in ticks since
 * this start of the machine, with the start's own id. Null where the system does not say (no /proc) or it is gone.
 */
export async function birthOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The second field is the program's name in brackets and may hold blanks; counting begins behind it.
  const began = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return began === undefined ? null : `${boot.trim()}:${began}`;
}
