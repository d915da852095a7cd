import type { Rules } from '../../domain/case/rules.ts';
import type { PartyRole } from '../../domain/standards/standard.ts';
import type { CaseCard } from '../../store/reads/case-card.ts';

/** A case in a list, with the words of its standard. */
export interface DeskCard extends CaseCard {
  readonly stageTitle: string;
  /** Null once it is closed. */
  readonly waitingFor: 'us' | PartyRole | null;
  readonly promiseTitle: string | null;
}

/** Puts the standard's own words to a case in a list. */
export function worded(rules: Rules, card: CaseCard): DeskCard {
  const standard = rules.standards.get(card.standard);
  const stage = standard?.stages.find((row) => row.name === card.stage);
  const promise = standard?.promises.find((row) => row.name === card.promise);
  return {
    ...card,
    stageTitle: card.open ? (stage?.title ?? card.stage) : 'Closed',
    waitingFor: card.open ? (stage?.waitingFor ?? 'us') : null,
    promiseTitle:
      promise?.title ?? (card.promise?.startsWith('attempt: ') ? 'An attempt to reach them' : null),
  };
}
