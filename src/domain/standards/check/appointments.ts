import type { Standard } from '../standard.ts';
import type { Say } from './finding.ts';

/** Appointments that are moved, missed or done, and that no move ever books. */
export function checkAppointments(standard: Standard, say: Say): void {
  const booked = new Set(
    standard.moves.flatMap(({ appointment }) => (appointment?.does === 'books' ? [appointment.kind] : [])),
  );
  standard.moves.forEach(({ title, appointment }, index) => {
    if (appointment === undefined || booked.has(appointment.kind)) return;
    say(
      'error',
      `moves/${index}/appointment/kind`,
      `“${title}” is about an appointment of the kind “${appointment.kind}”, and no move books one.`,
    );
  });
}
