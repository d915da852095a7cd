import type { Envelope } from '../../domain/case/event.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { LetterContext } from '../../store/reads/letter-context.ts';

/** The appointment that a letter confirms, kept with the letter: the calendar file is made of it when it is sent. */
export interface AppointmentEntry {
  readonly appointmentId: string;
  readonly from: number;
  readonly to: number;
  /** Raised by each change, so that calendars replace the entry. */
  readonly sequence: number;
  readonly timezone: string;
  readonly reference: string;
}

export function appointmentEntry(
  state: CaseState,
  context: LetterContext,
  letter: Envelope<'letter queued'>,
): AppointmentEntry[] {
  if (letter.data.facts.slot === undefined) return [];
  const row = state.appointments.findLast(
    (one) => one.items.some((id) => letter.data.moveItems.includes(id)) && one.outcome === null,
  );
  if (row === undefined) return [];
  const { timezone } = context.organisation;
  return [
    {
      appointmentId: row.id,
      from: row.slot.from,
      to: row.slot.to,
      sequence: row.moved,
      timezone,
      reference: state.reference,
    },
  ];
}
