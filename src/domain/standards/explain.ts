import {
  explainAbout,
  explainHeadline,
  explainNotes,
  explainOpening,
  explainWords,
} from './explain/about.ts';
import { explainAttempts } from './explain/attempts.ts';
import { explainClosures } from './explain/closures.ts';
import { explainPromises } from './explain/promises.ts';
import type { Entry, Line, Section } from './explain/section.ts';
import { explainStages } from './explain/stages.ts';
import type { Standard } from './standard.ts';

/** The whole standard as its public page shows it: every line of the file stands somewhere in it. */
export const explainSections = (standard: Standard): readonly Section[] => [
  explainAbout(standard),
  explainOpening(standard),
  ...explainHeadline(standard),
  explainPromises(standard),
  explainStages(standard),
  ...(standard.attempts.length === 0 ? [] : [explainAttempts(standard)]),
  explainClosures(standard),
  explainWords(standard),
  ...explainNotes(standard),
];

/** The same in plain text, for a terminal. */
export const explainStandard = (standard: Standard): string =>
  explainSections(standard)
    .map((section) =>
      [
        section.title,
        '='.repeat(section.title.length),
        ...wordLines(section.lines, ''),
        ...section.entries.flatMap((entry) => ['', ...wordEntry(entry, '')]),
        '',
      ].join('\n'),
    )
    .join('\n');

function wordEntry(entry: Entry, indent: string): string[] {
  const marks = [entry.name, ...(entry.source === undefined ? [] : [entry.source])];
  return [
    `${indent}${entry.title} [${marks.join(', ')}]`,
    ...wordLines(entry.lines, `${indent}  `),
    ...entry.entries.flatMap((one) => wordEntry(one, `${indent}  → `.padEnd(indent.length + 4))),
  ];
}

const wordLines = (lines: readonly Line[], indent: string): string[] =>
  lines.map(({ label, text }) => `${indent.replaceAll('→', ' ')}${label}: ${text}`);
