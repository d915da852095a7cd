import { wordInstead } from '../near.ts';
import type { Move, Standard } from '../standard.ts';
import type { Say } from './finding.ts';
import { checkPromises } from './promises.ts';
import { checkStages } from './stages.ts';

const NOT_STAFF = ['clock', 'desk', 'homeowner', 'client', 'requester', 'operative', 'named contact'];

/**
 * Roles that nobody has here, each said once; moves that nobody can make and without which there is no way on;
 * extensions that no person may give. `roles`: those that staff can be given.
 */
export function checkMakers(standard: Standard, roles: readonly string[] | null, say: Say): void {
  const seen = new Set<string>([...NOT_STAFF, ...(roles ?? [])]);
  const unknown = (makers: readonly string[], path: string, does: string): void => {
    for (const [index, maker] of makers.entries()) {
      if (roles === null || seen.has(maker)) continue;
      seen.add(maker);
      say(
        'warning',
        `${path}/${index}`,
        `Nobody has the role "${maker}", which may ${does}; staff can be: ${roles.join(', ')}.`,
      );
    }
  };
  const missed = roles === null ? [] : sorelyMissed(standard, [...NOT_STAFF, ...roles]);
  standard.moves.forEach((move, index) => {
    const path = `moves/${index}/by`;
    if (roles === null || !missed.includes(move)) {
      unknown(move.by, path, `make “${move.title}”`);
      return;
    }
    for (const maker of move.by) seen.add(maker);
    const [first = ''] = move.by;
    say(
      'error',
      path,
      `Nobody can make “${move.title}”, and without it there is no way on: no member of staff can be ${move.by
        .map((maker) => `"${maker}"`)
        .join(' or ')}: ${wordInstead(first, roles)}`,
    );
  });
  standard.promises.forEach(({ extension, title }, index) => {
    if (extension === undefined) return;
    const path = `promises/${index}/extension/by`;
    unknown(extension.by, path, `extend “${title}”`);
    if (extension.by.every((maker) => maker === 'clock' || maker === 'desk')) {
      say('error', path, `No person may extend “${title}”: name who may, or leave the extension out.`);
    }
  });
}

/** Moves that nobody can make, where without them a stage, a closure or a promise comes to nothing. */
function sorelyMissed(standard: Standard, makers: readonly string[]): readonly Move[] {
  const made = standard.moves.filter((move) => move.by.some((maker) => makers.includes(maker)));
  if (made.length === standard.moves.length) return [];
  const before = faultsOf(standard, standard.moves);
  const without = faultsOf(standard, made);
  return standard.moves.filter((move) => {
    if (made.includes(move)) return false;
    const others = standard.moves.filter((one) => one !== move);
    const along = standard.moves.filter((one) => one === move || made.includes(one));
    // Missed beside all the others, or where others are missed too.
    return (
      faultsOf(standard, others).some((fault) => !before.includes(fault)) ||
      without.some((fault) => !faultsOf(standard, along).includes(fault))
    );
  });
}

/** Where the standard with these moves alone comes to nothing. */
function faultsOf(standard: Standard, moves: readonly Move[]): readonly string[] {
  const faults: string[] = [];
  const say: Say = (_, path, message) => faults.push(`${path} ${message}`);
  checkStages({ ...standard, moves }, say);
  checkPromises({ ...standard, moves }, say);
  return faults;
}
