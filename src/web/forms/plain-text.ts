import { Wrong } from '../errors/wrong.ts';
import type { App } from '../parts.ts';

const deepest = 20;

/**
 * Text as the database takes it, in any shape that came from outside: without NUL, which PostgreSQL refuses, and with
 * lone surrogates replaced. Throws on what is nested deeper than anything we ask for.
 */
export function plainText(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '');
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return value;
  if (depth >= deepest) throw new Wrong(400, 'What was sent is nested too deeply.');
  if (Array.isArray(value)) return value.map((each) => plainText(each, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plainText(each, depth + 1)]));
}

/** Before anything is checked or used: whatever was typed, in a form, an address or a document, is plain text. */
export function onlyPlainText(app: App): void {
  app.addHook('preValidation', async (request) => {
    request.body = plainText(request.body);
    request.query = plainText(request.query);
    request.params = plainText(request.params);
  });
}
