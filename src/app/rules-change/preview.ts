import { type Becomes, type Weighed, weigh } from '../../domain/case/weighing.ts';
import { openCasesAfter } from '../../store/case/open-cases.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { publishedRules } from '../../store/rulebook.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { compiled } from '../rule-book.ts';
import { followedBy, type RulesChange, staysBecause } from './change.ts';

/** One promise whose date the change would count otherwise. */
export interface Moving extends Weighed {
  readonly caseId: string;
  readonly reference: string;
}

export interface Preview {
  /** Open cases looked at, and those that would run by other rules. */
  readonly cases: number;
  readonly following: number;
  readonly counts: Readonly<Record<Becomes, number>>;
  /** The first 2,000 of them; the counts are of all. */
  readonly moving: readonly Moving[];
  /** Cases that keep their version, each with the reason: the first 500. */
  readonly staying: readonly { readonly reference: string; readonly because: string }[];
}

const batch = 100;
const mostTold = 2_000;
const mostStaying = 500;

type Needs = Pick<Ground, 'pool' | 'now'>;

/**
 * What a change of rules would do to every open case, without doing anything: read a hundred at a time, so that any
 * number fits. `progress` is told how many have been looked at.
 */
export async function previewChange(
  ground: Needs,
  organisation: OrganisationId,
  change: RulesChange,
  progress: (cases: number) => void = () => {},
): Promise<Preview> {
  const now = await ground.now(organisation);
  const rows = await inOrganisation(ground.pool, organisation, (tx) => publishedRules(tx, organisation));
  const { rules } = compiled([...rows, ...change.publishes], now);
  const counts: Record<Becomes, number> = {
    dated: 0,
    sooner: 0,
    'sooner, told stays': 0,
    later: 0,
    'told, stays': 0,
    'past, stays': 0,
  };
  const moving: Moving[] = [];
  const staying: { reference: string; because: string }[] = [];
  let cases = 0;
  let following = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const states = await inOrganisation(ground.pool, organisation, (tx) =>
      openCasesAfter(tx, organisation, after, batch),
    );
    for (const state of states) {
      let follows = false;
      for (const track of state.tracks) {
        const next = followedBy(change, rules, track);
        if (next === null) continue;
        const because = staysBecause(rules, state, track, next);
        if (because !== null) {
          if (staying.length < mostStaying) staying.push({ reference: state.reference, because });
          continue;
        }
        follows = true;
        for (const one of weigh(rules, state, track, next, now)) {
          counts[one.becomes] += 1;
          if (moving.length < mostTold) moving.push({ ...one, caseId: state.id, reference: state.reference });
        }
      }
      if (follows) following += 1;
    }
    cases += states.length;
    progress(cases);
    const last = states.at(-1);
    if (last === undefined || states.length < batch) return { cases, following, counts, moving, staying };
    after = last.id;
  }
}
