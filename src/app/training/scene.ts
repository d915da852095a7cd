import type { Author, Fact } from '../../domain/case/event.ts';
import type { CaseState, Item, Party, Run } from '../../domain/case/state.ts';
import type { PartyRole } from '../../domain/standards/standard.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { localDateOf } from '../../domain/time/derived.ts';
import type { Instant, LocalDate } from '../../domain/time/types.ts';
import type { CastHome } from '../../store/reads/training-cast.ts';
import type { NewWords, Request } from '../ask.ts';
import type { GivenFile } from '../files/keep.ts';
import { authorOf, type Crew } from './crew.ts';
import { later } from './diary.ts';
import type { SampleWords } from './sample-words.ts';
import type { Temper } from './temper.ts';

/** One case of the sample as it is lived through: how it will go, and what has happened that happens once. */
export interface Lived {
  readonly caseId: string;
  readonly home: CastHome;
  readonly temper: Temper;
  readonly next: () => number;
  readonly happened: Set<string>;
  /** When each act is planned for, by its name. */
  readonly planned: Map<string, Instant>;
}

/** A case at a moment, with the people who may act on it. */
export interface Scene {
  readonly state: CaseState;
  readonly lived: Lived;
  readonly crew: Crew;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly newId: () => string;
  readonly says: SampleWords['says'];
}

/** One thing that somebody is about to do. */
export interface Act {
  /** A plan of the same name made later is the same act. */
  readonly name: string;
  readonly at: Instant;
  /** It happens once on a case. */
  readonly once?: string;
  readonly by: Author;
  readonly ask: Request['ask'];
  readonly words: readonly NewWords[];
  readonly files?: { readonly field: string; readonly files: readonly GivenFile[] };
}

export const today = ({ calendar, now }: Scene): LocalDate => localDateOf(calendar, now);

/** So many working minutes from now, drawn between the two; a desk that is behind takes three times as long. */
export function inMinutes({ calendar, now, lived }: Scene, least: number, most: number): Instant {
  const drawn = least + lived.next() * (most - least);
  return later(calendar, now, lived.temper.neglected ? drawn * 3 : drawn);
}

export function staffAct(scene: Scene, role: string): Author {
  const { crew, lived, state } = scene;
  const manager =
    role === 'care manager' && state.managerId !== null ? crew.member(state.managerId) : undefined;
  const on = today(scene);
  if (manager !== undefined && manager.leftAt === null) return authorOf(manager);
  return authorOf(
    role === 'care manager'
      ? crew.manager(lived.home.area, on)
      : crew.someone(role, lived.home.area, on, lived.next),
  );
}

/** The party of that role who speaks: the first one confirmed. */
export const partyOf = ({ state }: Scene, role: PartyRole): Party | undefined =>
  state.parties.find((party) => party.role === role && party.confirmed);

export const byParty = (party: Party): Author => ({ kind: 'party', id: party.id, role: party.role });

export const ids = (items: readonly Item[]): string[] => items.map(({ id }) => id);

/** A move with its fields: words are given as sentences, under the names of the fields. */
export function move(
  scene: Scene,
  name: string,
  items: readonly Item[],
  how: {
    readonly by: Author;
    readonly at: Instant;
    readonly once?: string;
    readonly says?: Readonly<Record<string, string>>;
    readonly fields?: Readonly<Record<string, Fact>>;
    readonly files?: Act['files'];
  },
): Act {
  const words = Object.entries(how.says ?? {}).map(([field, body]) => ({ field, id: scene.newId(), body }));
  const fields = { ...how.fields, ...Object.fromEntries(words.map(({ field, id }) => [field, id])) };
  return {
    name: `${name} ${ids(items).join(' ')}`,
    at: how.at,
    ...(how.once === undefined ? {} : { once: how.once }),
    by: how.by,
    ask: { do: 'make move', data: { move: name, items: ids(items), fields } },
    words: words.map(({ id, body }) => ({ id, body })),
    ...(how.files === undefined ? {} : { files: how.files }),
  };
}

/** The attempt plan that runs for an item; null: none. */
export const runOf = ({ state }: Scene, item: Item): Run | null =>
  state.runs.find((run) => run.ended === null && run.items.includes(item.id)) ?? null;

/** Attempts made so far on this item, the request counting as none. */
export const tried = (scene: Scene, item: Item): number =>
  runOf(scene, item)?.attempts.filter(({ madeAt }) => madeAt !== null).length ?? 0;

/** Whether they answer now: as many attempts were made as it takes them. */
export const answers = (scene: Scene, item: Item): boolean => {
  const { answersAt } = scene.lived.temper;
  return answersAt < 4 && tried(scene, item) >= answersAt;
};
