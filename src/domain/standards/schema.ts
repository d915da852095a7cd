import { letters } from './grammar/letters.ts';
import type { Schema } from './grammar/shape.ts';
import { written } from './grammar/standard.ts';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/**
 * The JSON Schema of a standard, made from the same grammar that reads it, for editors to complete by.
 * It knows the shape of each line; that names lead somewhere is for the reader to say.
 */
export const standardSchema = (): Schema => ({
  $schema: DIALECT,
  title: 'A service standard',
  ...written.schema,
});

/** The JSON Schema of a file of wording. */
export const lettersSchema = (): Schema => ({
  $schema: DIALECT,
  title: 'The wording of letters',
  ...letters.schema,
});

/** A schema as its file in the rulebook holds it. */
export const schemaFile = (schema: Schema): string => `${JSON.stringify(schema, null, 2)}\n`;
