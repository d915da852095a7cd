import { type Letters, linkLetter, namesOf, type Wording, wordingFor } from '../letters.ts';
import { type Slot, slotsIn } from '../slots.ts';
import type { PartyRole, Standard } from '../standard.ts';
import type { Say } from './finding.ts';

interface Use {
  readonly letter: string;
  readonly to: PartyRole;
  readonly path: string;
}

/** Letters used but not worded, worded but not used, or worded without whom to ask and how (A22). */
export function checkLetters(standard: Standard, letters: Letters, say: Say): void {
  if (letters.name !== standard.letters.wording) {
    say(
      'error',
      'letters/wording',
      `The wording is called "${letters.name}", not "${standard.letters.wording}": name the right file.`,
    );
  }
  if ((letters.reference === 'hidden') !== standard.reference.hidden) {
    say(
      'error',
      'reference',
      `The wording says that the reference is ${letters.reference}; let both say the same.`,
    );
  }
  const uses = usesOf(standard).flatMap((use) => readersOf(use.to).map((to) => ({ ...use, to })));
  const found = new Map<string, PartyRole[]>();
  for (const { letter, to, path } of uses) {
    const lacks = lackOf(letters, letter, to);
    if (lacks === undefined) continue;
    const key = JSON.stringify([path, letter, lacks]);
    const readers = found.get(key) ?? [];
    if (!readers.includes(to)) found.set(key, [...readers, to]);
  }
  for (const [key, readers] of found) {
    const [path, letter, lacks] = JSON.parse(key) as [string, string, readonly string[]];
    const all = readers.map((reader) => `the ${reader}`).join(', ');
    say(
      'error',
      path,
      lacks.length === 0
        ? `${letters.name} has no wording of "${letter}" for ${all}: word it there.`
        : `"${letter}" to ${all} does not name: ${lacks.join(', ')}; put that into the letter or its frame.`,
    );
  }
  const unused = letters.letters.filter(
    (one) => one.name !== linkLetter && !uses.some((use) => use.letter === one.name),
  );
  if (unused.length > 0) {
    say(
      'warning',
      'letters/wording',
      `${letters.name} words letters that are never sent: ${unused.map((one) => one.name).join(', ')}.`,
    );
  }
  standard.promises.forEach((promise, index) => {
    const { letter, to } = promise.late;
    const silent = to.flatMap(readersOf).filter((reader) => !tellsOfLateness(letters, letter, reader));
    if (silent.length > 0) {
      say(
        'error',
        `promises/${index}/late/letter`,
        `"${letter}" to the ${silent[0]} does not say what was promised: put {late promise} into it.`,
      );
    }
  });
}

/** The names that a letter to a reader lacks; none of them: it has no wording at all; undefined: it lacks nothing. */
function lackOf(letters: Letters, letter: string, to: PartyRole): readonly Slot[] | undefined {
  const worded = letters.letters.find((one) => one.name === letter);
  const wording = worded && wordingFor(worded, to);
  const frame = wordingFor(letters.frame, to);
  if (wording === undefined || frame === undefined) return [];
  const lacks = namesOf(letters).filter((slot) => !names(wording, slot) && !names(frame, slot));
  return lacks.length === 0 ? undefined : lacks;
}

/** The one who reported may be a homeowner or a client as well, and then reads as such. */
const readersOf = (to: PartyRole): PartyRole[] => (to === 'requester' ? [to, 'homeowner', 'client'] : [to]);

const names = (wording: Wording, slot: string): boolean =>
  slotsIn(wording.text).some((one) => one.name === slot && !one.mayBeLeftOut);

function tellsOfLateness(letters: Letters, letter: string | undefined, to: PartyRole): boolean {
  const worded = letters.letters.find((one) => one.name === letter);
  const wording = worded && wordingFor(worded, to);
  return wording === undefined || slotsIn(wording.text).some((slot) => slot.name === 'late promise');
}

function usesOf(standard: Standard): Use[] {
  const listed = (owner: string, list: readonly { letter: string; to: PartyRole }[]): Use[] =>
    list.map(({ letter, to }, index) => ({ letter, to, path: `${owner}/${index}/letter` }));
  return [
    { letter: standard.letters.acknowledgement, to: 'requester', path: 'letters/acknowledgement' },
    ...(standard.letters.putOff === undefined
      ? []
      : [{ letter: standard.letters.putOff, to: 'requester' as const, path: 'letters/put off' }]),
    ...listed('reopening/letters', standard.reopening.letters),
    ...standard.closures.flatMap((one, index) => listed(`closures/${index}/letters`, one.letters)),
    ...standard.moves.flatMap((one, index) => listed(`moves/${index}/letters`, one.letters)),
    ...standard.promises.flatMap(({ late }, index) =>
      late.letter === undefined
        ? []
        : late.to.map((to) => ({ letter: late.letter ?? '', to, path: `promises/${index}/late/letter` })),
    ),
    ...standard.attempts.flatMap((plan, index): Use[] => [
      ...(plan.request === undefined
        ? []
        : [{ letter: plan.request, to: plan.of, path: `attempts/${index}/request` }]),
      { letter: plan.letter, to: plan.of, path: `attempts/${index}/letter` },
      ...listed(`attempts/${index}/wait/warning/letters`, plan.wait.warning?.letters ?? []),
    ]),
  ];
}
