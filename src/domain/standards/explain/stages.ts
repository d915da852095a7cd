import { titleOf } from '../describe-move.ts';
import type { Stage, Standard } from '../standard.ts';
import { explainMove } from './move.ts';
import { type Entry, line, listed, type Section } from './section.ts';

/** The stages in their order; each move stands under the first stage that it leaves. */
export function explainStages(standard: Standard): Section {
  const known = standard.stages.map((stage) => stage.name);
  const elsewhere = standard.moves.filter((move) => !known.includes(move.from[0] ?? ''));
  return {
    id: 'stages',
    title: 'Step by step',
    lines: [],
    entries: [
      ...standard.stages.map((stage) => explainStage(standard, stage)),
      ...(elsewhere.length === 0
        ? []
        : [
            {
              title: 'At any time',
              name: 'any open',
              source: undefined,
              lines: [],
              entries: elsewhere.map((move) => explainMove(standard, move)),
            },
          ]),
    ],
  };
}

function explainStage(standard: Standard, stage: Stage): Entry {
  const leaving = standard.moves.filter((move) => move.from[0] === stage.name);
  return {
    title: stage.title,
    name: stage.name,
    source: stage.source,
    lines: [
      ...line('Waiting for', stage.waitingFor),
      ...line('Stands for', stage.of === 'track' ? 'all items together' : 'each item on its own'),
      ...line('The customer reads', stage.next.customer),
      ...line('The client reads', stage.next.client),
      ...line('Promises that start', listed(stage.starts.map((name) => titleOf(standard.promises, name)))),
      ...line(
        'And when it is reopened here',
        listed(stage.reopened.map((name) => titleOf(standard.promises, name))),
      ),
      ...line('Attempts that begin', stage.attempts && titleOf(standard.attempts, stage.attempts)),
    ],
    entries: leaving.map((move) => explainMove(standard, move)),
  };
}
