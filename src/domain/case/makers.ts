import type { Maker } from '../standards/standard.ts';
import type { Draft } from './draft.ts';

/** Whether who gives the command is one of these: by staff role, by role on the case, or as the desk or the clock. */
export function mayMake(draft: Draft, makers: readonly Maker[]): boolean {
  const { by } = draft.command;
  if (by.kind === 'staff') return by.roles.some((role) => makers.includes(role));
  if (by.kind === 'party')
    return makers.includes(by.role) || (draft.state.requesterId === by.id && makers.includes('requester'));
  return makers.includes(by.kind);
}
