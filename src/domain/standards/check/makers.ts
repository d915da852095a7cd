import type { Standard } from '../standard.ts';
import type { Say } from './finding.ts';

const NOT_STAFF = ['clock', 'desk', 'homeowner', 'client', 'requester', 'operative', 'named contact'];

/** Roles that nobody has here, each said once, and extensions that no person may give. `roles`: those that staff can be given. */
export function checkMakers(standard: Standard, roles: readonly string[] | null, say: Say): void {
  const seen = new Set<string>([...NOT_STAFF, ...(roles ?? [])]);
  const unknown = (makers: readonly string[], path: string, does: string): void => {
    for (const [index, maker] of makers.entries()) {
      if (roles === null || seen.has(maker)) continue;
      seen.add(maker);
      const there = roles.join(', ');
      say(
        'warning',
        `${path}/${index}`,
        `Nobody has the role "${maker}", which may ${does}; staff can be: ${there}.`,
      );
    }
  };
  standard.moves.forEach((move, index) => {
    unknown(move.by, `moves/${index}/by`, `make “${move.title}”`);
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
