import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from './command.ts';

const folder = join(import.meta.dirname, 'commands');

/** The names of all commands: one file each in commands/. */
export async function commandNames(): Promise<string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
}

/** Loads the one command, so that `kept clock` does not wait for the web to load. */
export async function loadCommand(name: string): Promise<Command> {
  const loaded = (await import(`./commands/${name}.ts`)) as { command?: Command };
  if (loaded.command?.name !== name)
    throw new Error(`commands/${name}.ts must export "command" of that name`);
  return loaded.command;
}
