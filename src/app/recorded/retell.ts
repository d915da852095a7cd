import { isRefusal } from '../../domain/case/command.ts';
import type { CaseEvent } from '../../domain/case/event.ts';
import type { Rules } from '../../domain/case/rules.ts';
import { guesses } from './guesses.ts';
import { type Asked, type Lived, liveOn, unlived } from './lived.ts';
import { type Names, naming, noNames, wordsOf } from './names.ts';
import { namedIn } from './told.ts';

/** Why a case could not be told again, and from which of its events on. */
export interface Untold {
  readonly untold: string;
}

/**
 * The commands that bring about these events again: found by trying, for events do not hold their commands, and so
 * proved by having been run. Ids are renamed steadily; strings that no standard says are left out; instants stay.
 * `events` is the whole history of one case. Untold where today's rules decide otherwise than those of that day did.
 */
export function retell(rules: Rules, events: readonly CaseEvent[]): readonly Asked[] | Untold {
  const words = wordsOf(rules);
  const named = namedIn(events);
  const asked: Asked[] = [];
  let names = noNames;
  let lived = unlived;
  let told = 0;
  while (told < events.length) {
    const recorded = together(events, told);
    const known = { state: lived.state, ...named };
    const tries = guesses(recorded, known).map((guess) =>
      attempt(rules, words, names, lived, guess, recorded),
    );
    const best = tries.filter((one) => one !== null).reduce<Told | null>(longer, null);
    if (best === null) return { untold: otherwise(events[told]) };
    asked.push(best.asked);
    ({ names, lived } = best);
    told += best.told;
  }
  return asked;
}

interface Told {
  readonly asked: Asked;
  readonly names: Names;
  readonly lived: Lived;
  /** How many of the recorded events it brought about. */
  readonly told: number;
}

const longer = (best: Told | null, one: Told): Told => (best === null || one.told > best.told ? one : best);

/** What was recorded with one command: its events stand side by side. */
function together(events: readonly CaseEvent[], from: number): readonly CaseEvent[] {
  const { commandId } = events[from] ?? {};
  const end = events.findIndex((event, index) => index > from && event.commandId !== commandId);
  return events.slice(from, end < 0 ? undefined : end);
}

/** The guess lived through; null where it is refused, or brings about anything that was not recorded. */
function attempt(
  rules: Rules,
  words: ReadonlySet<string>,
  names: Names,
  lived: Lived,
  guess: Asked,
  recorded: readonly CaseEvent[],
): Told | null {
  const called = naming(names, words);
  const asked = { ...(called.rename(guess) as object), do: guess.do } as Asked;
  const went = liveOn(rules, lived, asked);
  if (isRefusal(went) || went.events.length === 0 || went.events.length > recorded.length) return null;
  const same = went.events.every((event, index) => {
    const was = recorded[index];
    return was !== undefined && called.matches(withoutCommand(was), withoutCommand(event));
  });
  return same ? { asked, names: called.names, lived: went.lived, told: went.events.length } : null;
}

/** A command that lets somebody join on the way is two here: only its id tells, and is no fact of the case. */
function withoutCommand({ commandId: _, organisation: __, case: ___, ...fact }: CaseEvent): object {
  return fact;
}

const otherwise = (event: CaseEvent | undefined): string =>
  `from event ${event?.seq} (${event?.type}) on, today’s rules decide otherwise than was recorded`;
