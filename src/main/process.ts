import { readFile } from 'node:fs/promises';

/** True when a process of this number exists, ours or not; one that ended unnoticed by its parent counts too. */
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
 * this start of the machine, with the start's own id. Null when it has ended, or the system has no /proc.
 */
export async function birthOf(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (stat === null) return null;
  // The second field is the program's name in brackets and may hold blanks; counting begins behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, began] = [fields[0], fields[19]];
  // Z: it has ended, and only its parent has not asked how.
  if (began === undefined || state === 'Z' || state === 'X') return null;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  return `${boot.trim()}:${began}`;
}

/** True while the process that began at `birth` under this number runs; without a birth, while any of that number does. */
export async function stillRuns(pid: number, birth: string | null): Promise<boolean> {
  return birth === null ? alive(pid) : (await birthOf(pid)) === birth;
}
