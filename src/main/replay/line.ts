import { z } from 'zod';
import type { Asked } from '../../app/recorded/lived.ts';
import type { CommandName } from '../../domain/case/command.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import { commands } from './commands.ts';
import { author, id } from './fields.ts';
import { lookedUp, NothingSuch } from './latest.ts';
import { firstIssue, wordIssue } from './word-issue.ts';

const instant = z.iso
  .datetime({ offset: true, error: 'write an instant with its offset, such as 2026-11-23T10:00:00Z' })
  .transform((text) => Temporal.Instant.from(text).epochMilliseconds);

const line = z.strictObject({
  at: instant,
  do: z.string('name a command'),
  by: z.unknown().optional(),
  occurredAt: instant.exactOptional(),
  onBehalfOf: id.nullable().exactOptional(),
  /** `stands`: time has been noted by commands of its own. */
  time: z.enum(['passes', 'stands']).default('passes'),
  data: z.record(z.string(), z.unknown()).default({}),
});

export interface Line {
  readonly at: number;
  readonly stands: boolean;
  /**
   * What is asked of a case with these events, those of the time that passed until then included; null: time passes, and
   * nothing is asked.
   */
  readonly asked: (events: readonly CaseEvent[]) => Asked | Unread | null;
}

export interface Unread {
  readonly refused: string;
  readonly about?: string;
}

/** Words for what only the file of the standard knows, put where an opening leaves them out. */
export type Opening = Readonly<Record<string, string | undefined>>;

/** One line of commands, or why it is none. */
export function readLine(text: string, opening: Opening): Line | Unread {
  const parsed = parsedJson(text);
  if (parsed === undefined)
    return { refused: 'not a command: this is no JSON; write one object a line, {"at", "do", "by", "data"}' };
  const read = line.safeParse(parsed, words);
  if (!read.success) return { refused: `not a command: ${firstIssue(read.error)}` };
  const { at, do: name, time } = read.data;
  const stands = time === 'stands';
  if (name === 'pass time') return { at, stands, asked: () => null };
  if (!isCommand(name))
    return {
      refused: `there is no command "${name}"; there are ${Object.keys(commands).join(', ')} and pass time`,
      about: 'do',
    };
  return { at, stands, asked: (events) => askedIn(name, read.data, opening, events) };
}

function askedIn(
  name: CommandName,
  { at, by, data, ...more }: z.output<typeof line>,
  opening: Opening,
  events: readonly CaseEvent[],
): Asked | Unread {
  const { do: _, time: __, ...when } = more;
  const who = author.safeParse(by ?? { kind: 'desk' }, words);
  if (!who.success) return { refused: `not a command: ${firstIssue(who.error, ['by'])}`, about: 'by' };
  const found = looked({ ...(name === 'open case' ? opening : {}), ...data }, events);
  if ('refused' in found) return found;
  const asked = commands[name].data.safeParse(found.data, words);
  if (!asked.success) return { refused: `“${name}”: ${firstIssue(asked.error)}`, about: 'data' };
  return { at, do: name, by: who.data, data: asked.data, ...when } as Asked;
}

function looked(data: unknown, events: readonly CaseEvent[]): { readonly data: unknown } | Unread {
  try {
    return { data: lookedUp(data, events) };
  } catch (error) {
    if (error instanceof NothingSuch) return { refused: error.message, about: 'data' };
    throw error;
  }
}

/** How Zod words what is wrong. */
const words = { error: wordIssue };

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name);

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
