/** What the system answers of a file or folder, as a sentence's end that says what to do. */
const files: Readonly<Record<string, string>> = {
  EACCES: 'you may not; ask its owner for the right',
  EPERM: 'you may not; ask its owner for the right',
  EISDIR: 'it is a folder; name a file in it',
  EEXIST: 'there is something else of that name; move it away, or name another place',
  ENOENT: 'there is no such file or folder; look at how it is spelt and in which folder you are',
  ENOTDIR: 'part of its path is a file, not a folder; look at how it is spelt',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full; make room',
  EROFS: 'that disk can only be read; name another place',
  ELOOP: 'it is a link that leads back to itself',
  EMFILE: 'too many files are open on this machine; try again',
  ENFILE: 'too many files are open on this machine; try again',
};

/** What PostgreSQL (its SQLSTATE) or the way to it answers. */
const database: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens at that address; start it, or put the address right',
  ECONNRESET: 'it ended the connection; try again',
  ENOTFOUND: 'no machine has that name; put the address right',
  EAI_AGAIN: 'no machine has that name as far as is known now; put the address right, or try again',
  ETIMEDOUT: 'it does not answer; look whether it runs and can be reached from here',
  EHOSTUNREACH: 'there is no way to that machine from here',
  ENETUNREACH: 'there is no way to that machine from here',
  '28P01': 'it does not take that role and password; put them right',
  '28000': 'it lets that role in from nowhere near here; see its pg_hba.conf',
  '3D000': 'it has no database of that name; make it, or put the address right',
  '42P01': 'it lacks a table: run "kept migrate" first',
  '42703': 'it lacks a column: run "kept migrate" first',
  '42501': 'that role may not do this there; run "kept migrate" as the role that owns the tables',
  '53100': 'its disk is full; make room',
  '53300': 'it has no connection left; end some, or allow it more',
  '57P03': 'it is starting or stopping; try again',
  '25006': 'it can only be read, as a copy can',
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Why a file or folder cannot be used, to stand after a colon. */
export const whyNoFile = (error: unknown): string =>
  files[codeOf(error)] ?? `the system answers ${codeOf(error) || String(error)}`;

/** Why a database cannot be used, to stand after a colon. */
export const whyNoDatabase = (error: unknown): string => {
  const known = database[codeOf(error)];
  if (known !== undefined) return known;
  const said = error instanceof Error ? error.message : String(error);
  return /timeout/i.test(said) ? String(database.ETIMEDOUT) : said;
};

/** A fault of what Kept stands on (a file, a folder, the database) as a sentence; null for one that is Kept's own. */
export function outsideFault(error: unknown): string | null {
  const code = codeOf(error);
  if (error instanceof Error && 'path' in error && code in files)
    return `${String(error.path)} cannot be used: ${whyNoFile(error)}.`;
  const timedOut = error instanceof Error && /^timeout exceeded|connection timeout/.test(error.message);
  return code in database || timedOut ? `The database cannot be used: ${whyNoDatabase(error)}.` : null;
}
