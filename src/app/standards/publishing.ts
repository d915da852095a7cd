import { createHash } from 'node:crypto';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type PublishedRule, publishedRules, publishRule, setWithdrawn } from '../../store/rulebook.ts';
import { dropStandardDraft, standardDraft } from '../../store/standard-draft.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { compiled, notInEffect } from '../rule-book.ts';
import type { RulesChange } from '../rules-change/change.ts';
import { checkDraft, readBoth } from './draft.ts';

type Needs = Pick<Ground, 'pool' | 'now' | 'rules'>;

export interface Version {
  readonly name: string;
  readonly version: string;
}

/**
 * Publishes a draft that was checked, for good: new cases begin under it from its effective date; open cases keep their
 * version until they are moved. Checked once more, since calendars change. Refused: no such draft, errors in it, or its
 * wording is published already with other words.
 */
export async function publishStandard(
  ground: Needs,
  organisation: OrganisationId,
  { name, version }: Version,
  roles: readonly string[],
): Promise<{ readonly effectiveFrom: string } | { readonly refused: string }> {
  const now = await ground.now(organisation);
  const answer = await inOrganisation(ground.pool, organisation, async (tx) => {
    const draft = await standardDraft(tx, organisation, name, version);
    if (draft === null) return { refused: `there is no draft ${name}@${version}` };
    const both = readBoth(draft);
    if ('refused' in both) return { refused: both.refused };
    const rows = await publishedRules(tx, organisation);
    const findings = await checkDraft(tx, organisation, rows, both, roles, now);
    const errors = findings.filter(({ kind }) => kind === 'error');
    if (errors.length > 0)
      return {
        refused: `the check of ${name}@${version} found ${errors.length} errors: ${errors[0]?.line}:${errors[0]?.column} ${errors[0]?.message}`,
      };
    const { effectiveFrom, letters } = both.read.standard;
    const worded = rows.find((row) => row.kind === 'letters' && row.name === letters.wording);
    if (worded !== undefined && worded.body !== draft.wording)
      return {
        refused: `the wording ${letters.wording} is published with other words: give the changed one another name`,
      };
    const rules: PublishedRule[] = [
      {
        kind: 'letters',
        name: letters.wording,
        version: worded?.version ?? '1',
        body: draft.wording,
        effectiveFrom: null,
      },
      { kind: 'standard', name, version, body: draft.body, effectiveFrom },
    ];
    for (const rule of rules) {
      const digest = createHash('sha256').update(rule.body).digest();
      if (!(await publishRule(tx, organisation, rule, digest, now)))
        return { refused: `${rule.kind} ${rule.name}@${rule.version} is published already with other words` };
    }
    await dropStandardDraft(tx, organisation, { name, version });
    return { effectiveFrom };
  });
  ground.rules.forget(organisation);
  return answer;
}

/**
 * No new case begins under this version from now on; those that run by it go on. Refused: there is no such version, or
 * new cases of a kind would have none that is in effect.
 */
export async function withdrawStandard(
  ground: Needs,
  organisation: OrganisationId,
  { name, version }: Version,
): Promise<{ readonly done: true } | { readonly refused: string }> {
  const now = await ground.now(organisation);
  const answer = await inOrganisation(ground.pool, organisation, async (tx) => {
    const rows = await publishedRules(tx, organisation);
    const found = rows.find((row) => row.kind === 'standard' && row.name === name && row.version === version);
    if (found === undefined) return { refused: `${name}@${version} is not published` };
    if (found.withdrawnAt !== null) return { refused: `${name}@${version} is withdrawn already` };
    const without = rows.map((row) => (row === found ? { ...row, withdrawnAt: now } : row));
    const before = compiled(rows, now).rules;
    const after = compiled(without, now).rules;
    const bare = [...before.inForce.keys()].filter((kind) => !after.inForce.has(kind));
    if (bare.length > 0)
      return {
        refused: `new cases (${bare.join(', ')}) would have no standard: publish another version first`,
      };
    const early = notInEffect(before, now);
    for (const [kind, { effectiveFrom }] of notInEffect(after, now))
      if (!early.has(kind))
        return {
          refused: `new cases (${kind}) would have no standard until ${effectiveFrom}: withdraw it then, or publish one that is in effect first`,
        };
    await setWithdrawn(tx, organisation, found, now);
    return { done: true as const };
  });
  ground.rules.forget(organisation);
  return answer;
}

/** Open cases of a standard follow this version of it, if they can. */
export const moveTo = ({ name, version }: Version): RulesChange => ({
  publishes: [],
  calendars: new Map(),
  standards: new Map([[name, version]]),
  because: 'a newer version of the standard is in force',
});
