import type { Schema } from '../grammar/shape.ts';
import { scenario } from './grammar.ts';

/** The JSON Schema of a scenario, made from the same grammar that reads it, for editors to complete by. */
export const scenarioSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'A scenario of the simulator',
  ...scenario.schema,
});
