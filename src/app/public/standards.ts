import type { Section } from '../../domain/standards/explain/section.ts';
import { explainSections } from '../../domain/standards/explain.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import type { Ground } from '../ground.ts';

export interface PublishedStandard {
  readonly name: string;
  readonly title: string;
  readonly purpose: string;
  readonly sections: readonly Section[];
}

/** The standards in force, explained line by line as the running system reads them (B17). */
export async function publishedStandards(
  ground: Pick<Ground, 'rules'>,
  organisation: OrganisationId,
): Promise<PublishedStandard[]> {
  const rules = await ground.rules.of(organisation);
  const inForce = new Set([...rules.inForce.values()].map((row) => row.standard));
  return [...inForce].flatMap((id) => {
    const standard = rules.standards.get(id);
    if (standard === undefined) return [];
    const { name, title, purpose } = standard;
    return [{ name, title, purpose, sections: explainSections(standard) }];
  });
}
