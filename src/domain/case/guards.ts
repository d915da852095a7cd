import type { Guard } from '../standards/standard.ts';
import type { Instant } from '../time/types.ts';
import { calendarOf, type Draft, standardOf, trackOf } from './draft.ts';
import type { Author, Fact, Id } from './event.ts';
import { ruleNamed } from './named.ts';
import { isOwed } from './promises.ts';
import { quietDayAfter } from './quiet.ts';
import { evidenced, planOf } from './run.ts';
import type { Item, Run } from './state.ts';

export interface Trying {
  readonly items: readonly Item[];
  readonly fields: Readonly<Record<string, Fact>>;
  /** The run whose silence asks for the move. */
  readonly run?: Run;
  readonly heardUpTo?: Instant | null;
  readonly excluded?: boolean;
  /** The promise an extension is about, with the kind of appointment it belongs to. */
  readonly inside?: { readonly lateFrom: Instant; readonly kind: string };
}

/** Why a guard of the standard does not let the move through; null if it does. */
export function unmet(draft: Draft, guard: Guard, trying: Trying): string | null {
  switch (guard) {
    case 'attempts evidenced':
      return trying.run !== undefined && attemptsEvidenced(draft, trying.run)
        ? null
        : 'too few attempts with evidence';
    case 'all heard':
      return trying.run?.wait != null &&
        (trying.heardUpTo === null || (trying.heardUpTo ?? 0) >= trying.run.wait.clock.due)
        ? null
        : 'not every channel has been heard past that moment';
    case 'no safety flag':
      return draft.state.danger ? 'danger is flagged on this case' : null;
    case 'nobody vulnerable':
      return draft.state.parties.some((party) => party.vulnerable)
        ? 'somebody here is vulnerable, so a senior colleague confirms it first'
        : null;
    case 'two slots offered':
      return slotsOffered(draft, trying) >= 2
        ? null
        : 'fewer than two times inside the promise were offered first';
    case 'signature and capacity':
      return trying.items.every((item) =>
        draft.state.signatures.some(
          (row) => row.done.includes(item.id) && row.capacity !== '' && row.at >= cycleOf(draft, item),
        ),
      )
        ? null
        : 'no signed completion with the signer’s capacity';
    case 'not excluded':
      return trying.excluded === true ? 'this product may not be offered for the homeowner to fit' : null;
    case 'another person':
      return trying.items.some((item) => hasDecided(draft.by, item))
        ? 'another person than the one who decided has to do it'
        : null;
    case 'another manager':
      return trying.items.some((item) => item.decidedBy.includes(String(trying.fields.manager)))
        ? 'name another manager than the one who decided'
        : null;
    case 'nothing owed by law':
      return owedByLaw(draft, trying.items);
  }
}

/** Closing would let go unsaid what the law still wants done. */
function owedByLaw(draft: Draft, items: readonly Item[]): string | null {
  for (const promise of draft.state.promises.filter(isOwed)) {
    const item = items.find((row) => row.id === promise.itemId);
    if (item === undefined) continue;
    const standard = standardOf(draft.rules, trackOf(draft.state, item.trackId));
    const rule = ruleNamed(standard, promise.promise);
    if (rule?.source === 'law') return `“${rule.title}” is still to be done`;
  }
  return null;
}

/** Whether this member of staff brought the item where it is, or closed it: no second opinion of their own. */
export const hasDecided = (by: Author, item: Item): boolean =>
  by.kind === 'staff' && item.decidedBy.includes(by.id);

/** What was signed before the case was reopened does not complete it again. */
const cycleOf = (draft: Draft, item: Item): Instant =>
  trackOf(draft.state, item.trackId).cycles.at(-1)?.from ?? 0;

function attemptsEvidenced(draft: Draft, run: Run): boolean {
  const plan = planOf(draft, run);
  const known = evidenced(draft, run);
  if (known.length < plan.attempts.length) return false;
  const last = Math.max(...known.map((attempt) => attempt.madeAt ?? 0));
  return quietDayAfter(calendarOf(draft.rules, trackOf(draft.state, run.trackId)), last) <= draft.at;
}

function slotsOffered(draft: Draft, trying: Trying): number {
  const inside = trying.inside;
  if (inside === undefined) return 0;
  const ids = new Set<Id>(trying.items.map((item) => item.id));
  const offers = draft.state.offers.filter(
    (offer) => offer.kind === inside.kind && offer.items.some((id) => ids.has(id)),
  );
  return new Set(
    offers.flatMap((offer) =>
      offer.slots
        .filter((slot) => slot.from > offer.at && slot.to < inside.lateFrom)
        .map((slot) => slot.from),
    ),
  ).size;
}
