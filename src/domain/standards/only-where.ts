/** Months and their days; a year with a 29 February, for a season may begin or end on it. */
const MONTHS: readonly (readonly [month: string, days: number])[] = [
  ['January', 31],
  ['February', 29],
  ['March', 31],
  ['April', 30],
  ['May', 31],
  ['June', 30],
  ['July', 31],
  ['August', 31],
  ['September', 30],
  ['October', 31],
  ['November', 30],
  ['December', 31],
];
const SEASON = /^(\d{1,2}) ([A-Z][a-z]+) to (\d{1,2}) ([A-Z][a-z]+)$/;
const DATE = /^\d{4}-(\d\d-\d\d)$/;

/** First and last day of a season, as `11-01`. */
interface Season {
  readonly from: string;
  readonly to: string;
}

/** The season that these words name, both days included, whatever the year: `1 November to 30 April`; null: none. */
export function seasonIn(words: string): Season | null {
  const [, fromDay = '', fromMonth = '', toDay = '', toMonth = ''] = SEASON.exec(words) ?? [];
  const from = dayOfYear(fromDay, fromMonth);
  const to = dayOfYear(toDay, toMonth);
  return from === null || to === null ? null : { from, to };
}

function dayOfYear(day: string, month: string): string | null {
  const index = MONTHS.findIndex(([name]) => name === month);
  const [, last = 0] = MONTHS[index] ?? [];
  if (Number(day) < 1 || Number(day) > last) return null;
  return dayOf(index, Number(day));
}

const dayOf = (index: number, day: number): string =>
  `${String(index + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Every date of one year that has a 29 February. */
export const EVERY_DAY: readonly string[] = MONTHS.flatMap(([, days], index) =>
  Array.from({ length: days }, (_, day) => `2024-${dayOf(index, day + 1)}`),
);

/** Whether what a field holds is one of these answers: a choice by its words, a date by the season it lies in. */
export function isAnswered(answers: readonly string[], fact: unknown): boolean {
  if (typeof fact !== 'string') return false;
  const [, day] = DATE.exec(fact) ?? [];
  if (day === undefined) return answers.includes(fact);
  return answers.some((answer) => {
    const season = seasonIn(answer);
    if (season === null) return false;
    const { from, to } = season;
    return from <= to ? from <= day && day <= to : from <= day || day <= to;
  });
}

/** Whether a promise is for what these facts say; one that says nothing of them is for all. */
export function isFor(
  only: Readonly<Record<string, readonly string[]>>,
  facts: Readonly<Record<string, unknown>>,
): boolean {
  for (const field in only) if (!isAnswered(only[field] ?? [], facts[field])) return false;
  return true;
}
