import { retractedIn } from '../../../domain/case/evolve.ts';
import type { CasePageRows, PageCase } from '../../../store/reads/case-page.ts';

export type LinkedAs = CasePageRows['state']['links'][number]['as'] | 'went back' | 'came back';

export interface LinkView extends PageCase {
  readonly as: LinkedAs;
}

/**
 * The cases that this one is linked with, each once by each link. A splitting that was taken back is told on both: the
 * items of one went back, and came back to the other, which is otherwise as it was.
 */
export function linkViews(rows: CasePageRows): LinkView[] {
  const { links } = rows.state;
  const origin = links.find((link) => link.as === 'split from')?.to;
  const wentBack = links.find(
    (link) =>
      link.as === 'merged into' &&
      link.to === origin &&
      rows.linked.some((row) => row.id === origin && !row.splitTo),
  )?.to;
  const standing = links.flatMap((link): { to: string; as: LinkedAs }[] => {
    if (wentBack === undefined || link.to !== wentBack) return [link];
    return link.as === 'merged into' ? [{ to: link.to, as: 'went back' }] : [];
  });
  const gone = retractedIn(rows.events);
  const cameBack = rows.events.flatMap((event) =>
    event.type === 'case linked' && event.data.as === 'split to' && gone.has(event.id)
      ? [{ to: event.data.to, as: 'came back' as const }]
      : [],
  );
  return [...standing, ...cameBack].flatMap(({ to, as }) => {
    const other = rows.linked.find((row) => row.id === to);
    if (other === undefined) return [];
    const { id, reference, open, stage } = other;
    return [{ id, reference, open, stage, as }];
  });
}
