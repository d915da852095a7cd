import pg from 'pg';

/** The transaction may or may not have been committed: the connection broke while the answer was under way. */
export class CommitUnknown extends Error {
  override readonly name = 'CommitUnknown';
}

// PostgreSQL, appendix A: class 08 and these of class 57 and 25 mean that the server went away or changed its part.
const lostStates = new Set(['57P01', '57P02', '57P03', '57P05', '25006']);
const lostErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);
const lostWords = /Connection terminated|timeout exceeded when trying to connect|not queryable/;

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** True for an error that says the connection is gone (or never came), so that nothing uncommitted remains. */
export function connectionLost(error: unknown): boolean {
  const code = codeOf(error);
  if (lostStates.has(code) || code.startsWith('08') || lostErrors.has(code)) return true;
  return error instanceof Error && lostWords.test(error.message);
}

/** The same command was answered by another transaction at the same time: repeated, this one finds that answer. */
function answeredMeanwhile(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('constraint' in error)) return false;
  return codeOf(error) === '23505' && error.constraint === 'command_done_pkey';
}

/** True for an error by which PostgreSQL gave up a transaction that may succeed when repeated. */
export function mayBeRepeated(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error)) || answeredMeanwhile(error);
}

/**
 * PostgreSQL quotes what it could not take: values and whole lines of what people wrote, which must reach no log. Takes
 * them out of its error, in place; what went wrong and where in our code stays.
 */
export function withoutValues(error: unknown): void {
  if (!(error instanceof pg.DatabaseError)) return;
  for (const quoting of ['detail', 'where', 'internalQuery', 'hint'] as const) delete error[quoting];
  // Class 22, data exceptions: the value stands in the message itself.
  if (error.code?.startsWith('22') !== true) return;
  const told = error.message;
  error.message = told.replaceAll(/".*"|: .*$/gs, ' …');
  if (error.stack !== undefined) error.stack = error.stack.replace(told, error.message);
}
