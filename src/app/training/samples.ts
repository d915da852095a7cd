import type { LocalDate } from '../../domain/time/types.ts';

/** The files of the sample organisation, by the name of each without its ending. */
export type Samples = Readonly<Record<string, string>>;

/** Dates in the files stand as if this were today. */
const asOf = '2026-11-23';

/** A sample file with all its dates moved so that its today is this one. */
export function movedTo(text: string, today: LocalDate): string {
  const days = Temporal.PlainDate.from(asOf).until(Temporal.PlainDate.from(today)).days;
  return text.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, (date) =>
    Temporal.PlainDate.from(date).add({ days }).toString(),
  );
}
