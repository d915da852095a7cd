import type { Section } from '../../domain/standards/explain/section.ts';
import { explainSections } from '../../domain/standards/explain.ts';
import { readStandard } from '../../domain/standards/read.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { openByStandard } from '../../store/reads/open-by-standard.ts';
import { publishedRules } from '../../store/rulebook.ts';
import { type KeptFinding, standardDrafts } from '../../store/standard-draft.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

export type VersionState = 'draft' | 'checked' | 'published' | 'withdrawn';

export interface StandardVersion {
  readonly name: string;
  readonly version: string;
  readonly title: string;
  readonly state: VersionState;
  readonly effectiveFrom: string;
  /** New cases begin under it today. */
  readonly inForce: boolean;
  /** Open cases that run by it. */
  readonly openCases: number;
  /** SHA-256 of a published one. */
  readonly digest: string | null;
  readonly findings: readonly KeptFinding[] | null;
  /** As it was written. */
  readonly body: string;
  readonly wording: string | null;
}

/** Every version of every standard with where it stands, drafts included: by name, then as they came. */
export async function standardVersions(
  ground: Pick<Ground, 'pool' | 'rules'>,
  organisation: OrganisationId,
): Promise<StandardVersion[]> {
  const rules = await ground.rules.of(organisation);
  const [rows, drafts, open] = await inOrganisation(
    ground.pool,
    organisation,
    async (tx) =>
      [
        await publishedRules(tx, organisation),
        await standardDrafts(tx, organisation),
        await openByStandard(tx, organisation),
      ] as const,
  );
  const inForce = new Set([...rules.inForce.values()].map((row) => row.standard));
  const published = rows
    .filter((row) => row.kind === 'standard')
    .flatMap((row): StandardVersion[] => {
      const id = `${row.name}@${row.version}`;
      const standard = rules.standards.get(id);
      return [
        {
          name: row.name,
          version: row.version,
          title: standard?.title ?? row.name,
          state: row.withdrawnAt === null ? 'published' : 'withdrawn',
          effectiveFrom: standard?.effectiveFrom ?? '',
          inForce: inForce.has(id),
          openCases: open.get(id) ?? 0,
          digest: row.digest,
          findings: null,
          body: row.body,
          wording:
            rows.find((one) => one.kind === 'letters' && one.name === standard?.letters.wording)?.body ??
            null,
        },
      ];
    });
  const written = drafts.map((draft): StandardVersion => {
    const read = readStandard(draft.body, draft.name);
    const standard = 'faults' in read ? null : read.standard;
    const checked = draft.findings?.every(({ kind }) => kind !== 'error') ?? false;
    return {
      name: draft.name,
      version: draft.version,
      title: standard?.title ?? draft.name,
      state: checked ? 'checked' : 'draft',
      effectiveFrom: standard?.effectiveFrom ?? '',
      inForce: false,
      openCases: 0,
      digest: null,
      findings: draft.findings,
      body: draft.body,
      wording: draft.wording,
    };
  });
  return [...published, ...written].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What a version says, as the public page words it; null while it cannot be read. */
export function inPlainWords({
  body,
  name,
}: Pick<StandardVersion, 'body' | 'name'>): readonly Section[] | null {
  const read = readStandard(body, name);
  return 'faults' in read ? null : explainSections(read.standard);
}
