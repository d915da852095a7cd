import { z } from 'zod';
import type { GivenFile } from '../../app/files/keep.ts';
import type { Upload } from '../access/who.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Fields of a form by name; a field given twice is a list. Bounded before anything of it is read. */
export const formBody = z.record(
  z.string().max(200),
  z.union([z.string().max(100_000), z.array(z.string().max(100_000)).max(200)]),
);
export type FormBody = z.infer<typeof formBody>;

export const textOf = (body: FormBody, name: string): string => {
  const value = body[name];
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).trim();
};

export const listOf = (body: FormBody, name: string): string[] => {
  const value = body[name];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
};

/** The key made when the form was rendered; another text than a UUID is none of ours. */
export const keyOf = (body: FormBody, fresh: () => string): string => {
  const key = textOf(body, 'key');
  return uuid.test(key) ? key : fresh();
};

export const seenOf = (body: FormBody): number => Number.parseInt(textOf(body, 'seen'), 10) || 0;

/** A day typed as three numbers; null: none, or no day that exists. */
export function dateOf(body: FormBody, name: string): string | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => textOf(body, `${name}-${part}`));
  if (![day, month, year].every((part) => /^\d{1,4}$/.test(part ?? ''))) return null;
  const fields = { day: Number(day), month: Number(month), year: Number(year) };
  try {
    return Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

export const typedDate = (body: FormBody, name: string) => ({
  day: textOf(body, `${name}-day`),
  month: textOf(body, `${name}-month`),
  year: textOf(body, `${name}-year`),
});

export const filesOf = (uploads: readonly Upload[], field: string): GivenFile[] =>
  uploads.filter((upload) => upload.field === field).map(({ name, type, bytes }) => ({ name, type, bytes }));
