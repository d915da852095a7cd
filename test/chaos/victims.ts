import { readdir, readFile } from 'node:fs/promises';
import { namedPostmaster, signal } from '../../src/main/postgres/leftover.ts';

export const victims = ['web', 'worker', 'mail', 'postgres'] as const;
export type Victim = (typeof victims)[number];

async function childOf(parent: number, name: string): Promise<number | null> {
  for (const pid of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    if (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] !== String(parent)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes(`/src/main/${name}.ts`)) return Number(pid);
  }
  return null;
}

/** kill -9 of one process of the desk whose parent is `parent`; false when it is not there at this moment. */
export async function kill(victim: Victim, parent: number, cluster: string): Promise<boolean> {
  const pid =
    victim === 'postgres' ? ((await namedPostmaster(cluster))?.pid ?? null) : await childOf(parent, victim);
  if (pid === null) return false;
  signal(pid, 'SIGKILL');
  return true;
}

/** Random numbers from a seed (mulberry32), so that a run can be had again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}
