import { checkStandard } from '../../domain/standards/check.ts';
import { type Fault, wordFault } from '../../domain/standards/fault.ts';
import type { Letters } from '../../domain/standards/letters.ts';
import { readLetters } from '../../domain/standards/letters.ts';
import { type ReadStandard, readStandard } from '../../domain/standards/read.ts';
import { compileCalendar } from '../../domain/time/compile.ts';
import type { CalendarSpec } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { publishedRules, type RuleRow } from '../../store/rulebook.ts';
import {
  type KeptFinding,
  putFindings,
  putStandardDraft,
  type StandardDraft,
} from '../../store/standard-draft.ts';
import { inOrganisation, type Transaction } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

type Needs = Pick<Ground, 'pool' | 'now'>;

export interface Drafted {
  readonly name: string;
  readonly version: string;
  readonly findings: readonly KeptFinding[];
}

/** A standard and its wording as they were read. */
export interface Read {
  readonly read: ReadStandard;
  readonly letters: Letters;
}

/** Both files read, or the sentences that say where they are wrong. */
export function readBoth(
  draft: Pick<StandardDraft, 'body' | 'wording'>,
): Read | { readonly refused: string; readonly faults: readonly Fault[] } {
  const read = readStandard(draft.body, 'standard');
  if ('faults' in read) return refusal(read.faults);
  const letters = readLetters(draft.wording, 'wording');
  if ('faults' in letters) return refusal(letters.faults);
  return { read, letters: letters.letters };
}

const refusal = (faults: readonly Fault[]) => ({
  refused: faults.slice(0, 20).map(wordFault).join('\n'),
  faults,
});

/**
 * Keeps a version of a standard that is being written, and checks it against the organisation's calendars. `roles`:
 * those that staff can be given. Refused: it cannot be read (each place), or that version is published already.
 */
export async function draftStandard(
  ground: Needs,
  organisation: OrganisationId,
  files: Pick<StandardDraft, 'body' | 'wording'>,
  roles: readonly string[],
): Promise<Drafted | { readonly refused: string; readonly faults?: readonly Fault[] }> {
  const both = readBoth(files);
  if ('refused' in both) return both;
  const { name, version } = both.read.standard;
  const now = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const rows = await publishedRules(tx, organisation);
    if (rows.some((row) => row.kind === 'standard' && row.name === name && row.version === version))
      return {
        refused: `${name}@${version} is published and stays as it is: give the changed standard another version`,
      };
    await putStandardDraft(tx, organisation, { ...files, name, version, savedAt: now });
    return { name, version, findings: await checkDraft(tx, organisation, rows, both, roles, now) };
  });
}

/** Checks it and keeps what was found; a draft without errors is one that may be published. */
export async function checkDraft(
  tx: Transaction,
  organisation: OrganisationId,
  rows: readonly RuleRow[],
  { read, letters }: Read,
  roles: readonly string[],
  now: number,
): Promise<readonly KeptFinding[]> {
  const calendars = new Map(
    rows
      .filter((row) => row.kind === 'calendar')
      .map((row) => [row.name, compileCalendar(JSON.parse(row.body) as CalendarSpec)] as const),
  );
  const findings = checkStandard(read, letters, calendars, roles).map(({ kind, line, column, message }) => ({
    kind,
    line,
    column,
    message,
  }));
  await putFindings(tx, organisation, read.standard, findings, now);
  return findings;
}
