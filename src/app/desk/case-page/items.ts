import type { Rules } from '../../../domain/case/rules.ts';
import type { CasePageRows } from '../../../store/reads/case-page.ts';
import { itemTitle } from './names.ts';
import type { ItemView } from './view.ts';

/** The items of a case, numbered in the order in which they were added, with the words of their standard. */
export function itemViews(rules: Rules, rows: CasePageRows): ItemView[] {
  return rows.state.items.map((item, i) => {
    const track = rows.state.tracks.find((row) => row.id === item.trackId);
    const standard = rules.standards.get(track?.standard ?? '');
    const stage = standard?.stages.find((row) => row.name === item.stage);
    const closure = standard?.closures.find((row) => row.name === item.outcome);
    return {
      id: item.id,
      n: i + 1,
      title: itemTitle(rows, item),
      product: item.product,
      fault: item.fault,
      said: rows.words[item.wordsId ?? ''] ?? null,
      stage: item.stage,
      stageTitle:
        stage?.title ??
        (item.stage === null ? closedWords(closure?.title ?? item.outcome ?? '') : item.stage),
      waitingFor: item.stage === null ? null : (stage?.waitingFor ?? 'us'),
      next: stage?.next.client ?? null,
      since: item.enteredAt,
      attributes: item.attributes,
      outcome: item.outcome,
    };
  });
}

/** 'Closed: Complete'; a title that says so itself is left as it is. */
const closedWords = (title: string): string => (title.startsWith('Closed') ? title : `Closed: ${title}`);
