import { isSoonerByLaw } from '../../domain/case/date-told.ts';
import type { Clock, Facts } from '../../domain/case/event.ts';
import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { Instant } from '../../domain/time/types.ts';
import type { Milestone } from '../../store/reads/customer-case.ts';

/** Something that happened, in the standard's own words; never anybody else's words or names. */
export interface Step {
  readonly id: string;
  readonly at: Instant;
  readonly title: string;
  /** A date that belongs to it: the time of a visit, a new date. */
  readonly until: Instant | null;
  readonly kind: 'step' | 'visit' | 'promise' | 'late';
}

const ended: Record<Facts['appointment ended']['outcome'], string> = {
  done: 'The visit was made',
  'no access': 'We came and could not get in',
  missed: 'We missed the visit',
  cancelled: 'The visit was cancelled',
};

/** What a party is told of the case's course, latest first. What was taken back is left out. */
export function historyOf(rules: Rules, state: CaseState, milestones: readonly Milestone[]): Step[] {
  const gone = new Set(
    milestones.flatMap((row) => (row.type === 'retracted' ? (row.data as Facts['retracted']).events : [])),
  );
  return (
    milestones
      .filter((row) => !gone.has(row.id))
      .flatMap((row) => stepOf(rules, state, row))
      // A move that leaves items where they stand, or several items moved one by one, tell the same stage again.
      .filter((step, at, all) => step.title !== all[at - 1]?.title || step.until !== all[at - 1]?.until)
      .toReversed()
  );
}

function stepOf(rules: Rules, state: CaseState, row: Milestone): Step[] {
  const told = (title: string, more: Partial<Step> = {}): Step[] => [
    { id: row.id, at: row.at, title, until: null, kind: 'step', ...more },
  ];
  const track = state.tracks.find((one) => one.id === row.trackId) ?? state.tracks[0];
  const standard = rules.standards.get(track?.standard ?? '');
  switch (row.type) {
    case 'case opened':
      return told('Your query reached us');
    case 'items moved': {
      const { move: name, to, closes } = row.data as Facts['items moved'];
      const stage = standard?.stages.find((one) => one.name === to);
      const move = standard?.moves.find((one) => one.name === name);
      return closes !== null || stage === undefined || move?.to === 'same' ? [] : told(stage.title);
    }
    case 'times offered':
      return told('We offered you times for a visit', { kind: 'visit' });
    case 'appointment booked':
      return told('A visit was booked', {
        kind: 'visit',
        until: (row.data as Facts['appointment booked']).slot.from,
      });
    case 'appointment moved':
      return told('The visit was moved', {
        kind: 'visit',
        until: (row.data as Facts['appointment moved']).slot.from,
      });
    case 'appointment ended':
      return told(ended[(row.data as Facts['appointment ended']).outcome], { kind: 'visit' });
    case 'signature given':
      return told('The item list was signed');
    case 'promise extended':
    case 'promise recalculated':
    case 'promise late': {
      const data = row.data as { promiseId: string; clock?: Clock; from?: Clock };
      const promise = state.promises.find((one) => one.id === data.promiseId);
      const rule = standard?.promises.find((one) => one.name === promise?.promise);
      if (rule?.told === undefined) return [];
      if (data.from && data.clock && isSoonerByLaw(rule, data.from, data.clock)) return [];
      return row.type === 'promise late'
        ? told(`Late: ${rule.title.toLowerCase()}`, { kind: 'late' })
        : told(`A new date: ${rule.title.toLowerCase()}`, {
            kind: 'promise',
            until: data.clock?.due ?? null,
          });
    }
    case 'track closed': {
      const { reason } = row.data as Facts['track closed'];
      return told(standard?.closures.find((one) => one.name === reason)?.title ?? 'Closed');
    }
    case 'track reopened':
      return told('Opened again');
    default:
      return [];
  }
}
