import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseEvent } from '../src/domain/case/event.ts';
import { commands } from '../src/main/replay/commands.ts';
import { events } from '../src/main/replay/events.ts';
import { rulesOf } from '../src/main/replay/rules.ts';
import { type Replayed, replayer } from '../src/main/replay.ts';
import { root } from './step.ts';

const folder = join(root, 'docs/replay');

/** One file of commands in docs/replay, with what `kept replay` answers to each. */
export interface Told {
  readonly file: string;
  readonly lines: readonly string[];
  readonly answers: readonly Replayed[];
}

const afterCare = join(root, 'rulebook/standards/after-care.1.yaml');
const quote = join(folder, 'quote.yaml');

/** The standards by which a story runs, the one that opens it first. */
export const standardsOf = (file: string): readonly string[] =>
  file === 'quote.jsonl' ? [quote] : [afterCare, quote];

/** Every story of docs/replay: opened by after-care, but for the one about quotes. */
export async function toldStories(): Promise<readonly Told[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  return Promise.all(files.sort().map(told));
}

async function told(file: string): Promise<Told> {
  const lines = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const rules = await rulesOf(standardsOf(file), (line) => {
    throw new Error(line);
  });
  if (rules === null) throw new Error('the standards of the stories cannot be read');
  const answer = replayer(rules);
  return { file, lines, answers: lines.flatMap((line) => answer(line) ?? []) };
}

export const eventsOf = ({ answers }: Told): readonly CaseEvent[] =>
  answers.flatMap((one) => ('events' in one ? one.events : []));

const opening = `# Replay: one case by its commands

\`kept replay --standard FILE < COMMANDS\` runs one case through a standard without a database: an organisation's own
regression cases. Each line is a command, each answer a line: \`{"line", "events", "wake"}\`, with the next moment at
which time itself changes something, or \`{"line", "refused", "about"}\` with why not. A line that is refused, or is no
command, changes nothing, and the run goes on; the exit code is then 1.

The stories in \`docs/replay/\` run as they are:

\`\`\`sh
kept replay --standard rulebook/standards/after-care.1.yaml --standard docs/replay/quote.yaml < docs/replay/visit.jsonl
kept replay --standard docs/replay/quote.yaml < docs/replay/quote.jsonl
\`\`\`

## A line

| field | meaning |
|---|---|
| \`at\` | when it is asked: an ISO 8601 instant with its offset, never earlier than the line before |
| \`do\` | the command; \`pass time\` asks nothing |
| \`by\` | who asks: \`{"kind": "staff", "id", "roles"}\`, \`{"kind": "party", "id", "role"}\`, \`{"kind": "clock"}\`, or \`{"kind": "desk"}\` if left out |
| \`onBehalfOf\` | the party whose words they are, where another writes them down |
| \`occurredAt\` | when it was true, if earlier |
| \`time\` | \`stands\`: no time passes before the line, because commands of its own note it; recorded cases are so |
| \`data\` | what the command takes; instants in it are milliseconds since 1970, or ISO 8601 with an offset |

Ids are yours to choose; where a move names words, files or staff they have the form of a UUID. What the case itself
makes (promises, attempts, letters, events) gets ids counted up, so that the same lines have the same answers. A command
names them by what they are: \`{"latest": "promise made", "where": {"promise": "decide"}, "take": "promiseId"}\` is the
promiseId of the latest such event, and \`"take": "id"\` the event's own id.

\`kept export case REFERENCE --commands\` writes a recorded case as such lines.
`;

/** A line with room between its words, so that it can be read and broken. */
const shown = (text: string): string => JSON.stringify(JSON.parse(text), null, 1).replace(/\n\s*/g, ' ');

/** The first line of the stories that asks for this, and the file that it stands in. */
export function exampleOf(all: readonly Told[], name: string): { file: string; line: string } | null {
  for (const { file, lines } of all)
    for (const line of lines) if ((JSON.parse(line) as { do: string }).do === name) return { file, line };
  return null;
}

export function eventOf(all: readonly Told[], type: string): { file: string; event: CaseEvent } | null {
  for (const one of all)
    for (const event of eventsOf(one)) if (event.type === type) return { file: one.file, event };
  return null;
}

function section(name: string, says: string, file: string, json: string): string {
  return `### ${name}\n\n${says} From \`${file}\`:\n\n\`\`\`json\n${json}\n\`\`\`\n`;
}

/** docs/replay.md as the tables of commands and events, and the stories as they run, make it. */
export function document(all: readonly Told[]): string {
  const asked = Object.entries(commands).map(([name, { says }]) => {
    const example = exampleOf(all, name);
    if (example === null) throw new Error(`no story in docs/replay has the command "${name}": add it to one`);
    return section(name, says, example.file, shown(example.line));
  });
  const happened = Object.entries(events).map(([type, says]) => {
    const example = eventOf(all, type);
    if (example === null)
      throw new Error(`no story in docs/replay comes to the event "${type}": lead one there`);
    return section(type, says, example.file, shown(JSON.stringify(example.event)));
  });
  return `${opening}\n## Commands\n\n${asked.join('\n')}\n## Events\n\n${happened.join('\n')}`;
}

// node tools/replay-doc.ts   writes docs/replay.md anew
if (import.meta.main) writeFileSync(join(root, 'docs/replay.md'), document(await toldStories()));
