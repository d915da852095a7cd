/** The fields of a form as sent: a name given twice is a list. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A body or query as fields: whatever is no text is left out. */
export function fieldsOf(body: unknown): Fields {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]: [string, unknown]): [string, string | string[]][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string')]] : [];
    }),
  );
}

/** One field without blanks around, '' where it is not there; at most 20,000 characters. */
export function one(fields: Fields, name: string): string {
  const value = fields[name];
  return ((typeof value === 'string' ? value : value?.[0]) ?? '').trim().slice(0, 20_000);
}

export function many(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  return (typeof value === 'string' ? [value] : (value ?? [])).filter((text) => text !== '').slice(0, 200);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id given in a form or address, or null. */
export const idIn = (fields: Fields, name: string): string | null => {
  const text = one(fields, name);
  return uuid.test(text) ? text.toLowerCase() : null;
};

/** The instant of 'YYYY-MM-DD' and 'HH:MM' on the wall of `zone`; null where they are none. */
export function instantOn(date: string, time: string, zone: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !/^\d{1,2}:\d\d$/.test(time)) return null;
  try {
    return Temporal.PlainDateTime.from(`${date}T${time.padStart(5, '0')}`).toZonedDateTime(zone)
      .epochMilliseconds;
  } catch {
    return null;
  }
}

/** The instant that a datetime-local input gives. */
export function momentIn(text: string, zone: string): number | null {
  const [date = '', time = ''] = text.split('T');
  return instantOn(date, time.slice(0, 5), zone);
}
