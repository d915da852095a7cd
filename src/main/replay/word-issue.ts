import type { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list [ ]',
  object: 'an object { }',
  record: 'an object { }',
  null: 'null',
};

const formats: Readonly<Record<string, string>> = {
  date: 'a date, such as 2026-11-23',
  datetime: 'an instant with its offset, such as 2026-11-23T10:00:00Z',
};

/** What is wrong with a field, and what to write there: for Zod, whose own words are for programmers. */
export const wordIssue: z.core.$ZodErrorMap = (issue) => {
  const missing = issue.input === undefined ? 'it is missing; ' : '';
  switch (issue.code) {
    case 'invalid_type':
      return `${missing}write ${kinds[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `${missing}write ${listed(issue.values)}`;
    case 'invalid_format':
      return `write ${formats[issue.format] ?? `it as ${issue.format}`}`;
    case 'invalid_union':
      return Array.isArray(issue.options)
        ? `${missing}write ${listed(issue.options)}`
        : `${missing}nothing like this can stand here`;
    case 'unrecognized_keys':
      return `there is nothing called ${issue.keys.map((key) => JSON.stringify(key)).join(', ')} here`;
    case 'too_big':
      return `write ${issue.origin === 'string' ? `at most ${issue.maximum} characters` : `${issue.maximum} at most`}`;
    case 'too_small':
      return issue.origin === 'string' ? 'write something' : `write ${issue.minimum} at least`;
    default:
      return 'nothing like this can stand here';
  }
};

const listed = (values: readonly unknown[]): string => {
  const words = values.map((value) => JSON.stringify(value));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
};

/** The first fault, with the place in the line where it stands; `within`: the field that was read. */
export const firstIssue = ({ issues: [first] }: z.ZodError, within: readonly string[] = []): string => {
  const place = [...within, ...(first?.path ?? [])]
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
  return place === '' ? `${first?.message}` : `${place}: ${first?.message}`;
};
