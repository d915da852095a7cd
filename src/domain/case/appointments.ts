import type { Move } from '../standards/standard.ts';
import { type Draft, emit } from './draft.ts';
import type { Fact, Id, Slot } from './event.ts';
import type { Appointment, Track } from './state.ts';

/** The appointment these items have of that kind and that is still to come. */
export function standing(draft: Draft, kind: string, items: readonly Id[]): Appointment | undefined {
  return draft.state.appointments.find(
    (row) => row.kind === kind && row.outcome === null && row.items.some((id) => items.includes(id)),
  );
}

export const isSlot = (fact: unknown): fact is Slot =>
  typeof fact === 'object' && fact !== null && 'from' in fact;

/** What a move does to the appointment it names: offers times, books, says who goes, moves or ends it. */
export function book(
  draft: Draft,
  track: Track,
  does: NonNullable<Move['appointment']>,
  items: readonly Id[],
  fields: Readonly<Record<string, Fact>>,
): void {
  const at = standing(draft, does.kind, items);
  switch (does.does) {
    case 'offers': {
      const slots = Array.isArray(fields.slots) ? (fields.slots as readonly Slot[]) : [];
      if (slots.length > 0)
        emit(draft, 'times offered', { offerId: draft.newId(), kind: does.kind, items, slots }, track.id);
      return;
    }
    case 'books': {
      if (!isSlot(fields.slot)) return;
      const operative =
        typeof fields.operative === 'string' && fields.operative !== '' ? fields.operative : null;
      if (at !== undefined)
        emit(draft, 'appointment ended', { appointmentId: at.id, outcome: 'cancelled' }, track.id);
      emit(
        draft,
        'appointment booked',
        { appointmentId: draft.newId(), kind: does.kind, items, slot: fields.slot, operative },
        track.id,
      );
      return;
    }
    case 'assigns':
      if (at !== undefined && typeof fields.operative === 'string' && fields.operative !== '')
        emit(draft, 'appointment assigned', { appointmentId: at.id, operative: fields.operative }, track.id);
      return;
    case 'moves':
      if (at !== undefined && isSlot(fields.slot))
        emit(
          draft,
          'appointment moved',
          { appointmentId: at.id, slot: fields.slot, by: 'homeowner' },
          track.id,
        );
      return;
    default:
      if (at !== undefined)
        emit(draft, 'appointment ended', { appointmentId: at.id, outcome: does.does }, track.id);
  }
}
