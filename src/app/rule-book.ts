import type { Rules } from '../domain/case/rules.ts';
import type { Letters } from '../domain/standards/letters.ts';
import type { OrganisationId } from '../store/organisation-id.ts';

/** What an organisation has published, compiled: read from the database once a version, immutable from then. */
export interface RuleBook {
  /** Standards and calendars by `id@version`, and which of them is in force for each kind of case. */
  of(organisation: OrganisationId): Promise<Rules>;
  letters(organisation: OrganisationId, wording: string): Promise<Letters>;
}
