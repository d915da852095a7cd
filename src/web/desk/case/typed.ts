import { errorAt, type FieldError } from '../../html/components/error-summary.ts';
import { type Fields, many, one } from '../words/form.ts';

/** A form that was sent and not accepted: shown again as it was, with what is wrong. */
export interface Typed {
  /** The form it was: 'move-supply'. Null: none. */
  readonly form: string | null;
  readonly fields: Fields;
  readonly errors: readonly FieldError[];
}

export const nothingTyped: Typed = { form: null, fields: {}, errors: [] };

/** What stands in one form: the values typed before, and what is wrong with each. */
export interface Kept {
  readonly open: boolean;
  readonly value: (name: string) => string | undefined;
  readonly values: (name: string) => readonly string[] | undefined;
  readonly error: (name: string) => string | undefined;
  /** The id of a field, the only one of its name on the page. */
  readonly id: (name: string) => string;
}

export function keptIn(typed: Typed, form: string): Kept {
  const open = typed.form === form;
  const id = (name: string) => `${form}-${name}`.replaceAll(/[^A-Za-z0-9_-]/g, '-');
  return {
    open,
    value: (name) => (open ? one(typed.fields, name) : undefined),
    values: (name) => (open ? many(typed.fields, name) : undefined),
    error: (name) => (open ? errorAt(typed.errors, id(name)) : undefined),
    id,
  };
}
