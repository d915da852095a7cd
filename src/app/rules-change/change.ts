import type { Rules } from '../../domain/case/rules.ts';
import type { CaseState, Track } from '../../domain/case/state.ts';
import { cannotFollow, type NewRules } from '../../domain/case/weighing.ts';
import type { PublishedRule } from '../../store/rulebook.ts';

/** A change of rules that open cases may follow: rules to be published with it, and what takes the place of what. */
export interface RulesChange {
  readonly publishes: readonly PublishedRule[];
  /** By name: the edition of a calendar, and the version of a standard, that open cases run by from then on. */
  readonly calendars: ReadonlyMap<string, string>;
  readonly standards: ReadonlyMap<string, string>;
  /** Why, as it stands on every case: no personal data. */
  readonly because: string;
}

const nameOf = (id: string): string => id.slice(0, id.lastIndexOf('@'));

/** What a track would run by after the change; null where the change is none for it. */
export function followedBy(change: RulesChange, rules: Rules, track: Track): NewRules | null {
  if (!track.open) return null;
  const standard = versioned(change.standards, track.standard);
  // A new version of a standard may count in another calendar: then in the newest edition of that.
  const named = rules.standards.get(standard)?.calendar ?? nameOf(track.calendar);
  const own =
    standard === track.standard || named === nameOf(track.calendar)
      ? track.calendar
      : newestOf(rules, named, track.calendar);
  const calendar = versioned(change.calendars, own);
  return standard === track.standard && calendar === track.calendar ? null : { standard, calendar };
}

const versioned = (versions: ReadonlyMap<string, string>, id: string): string => {
  const version = versions.get(nameOf(id));
  return version === undefined ? id : `${nameOf(id)}@${version}`;
};

const newestOf = (rules: Rules, name: string, otherwise: string): string =>
  [...rules.calendars.keys()].findLast((id) => nameOf(id) === name) ?? otherwise;

/** Why this track keeps its version, in a sentence, or null. */
export function staysBecause(rules: Rules, state: CaseState, track: Track, next: NewRules): string | null {
  const standard = rules.standards.get(next.standard);
  return standard === undefined ? null : cannotFollow(state, track, standard);
}
