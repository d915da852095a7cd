import type { Refusal } from '../../domain/case/command.ts';
import { nameKey } from '../../domain/places/address-key.ts';
import { outcodeOf, readPostcode } from '../../domain/places/postcode.ts';
import { allClients } from '../../store/client.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { allSites, putSites, type Site } from '../../store/site.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { codeOf } from '../import/cells.ts';

export interface SiteForm {
  readonly clientId: string;
  readonly name: string;
  readonly code: string | null;
  readonly postcodes: readonly string[];
  readonly area: string;
}

/** Adds a site (`id` null) or describes one anew. Refused: no name, client or area, a postcode that is none, a code that another has. */
export async function saveSite(
  ground: Pick<Ground, 'pool' | 'newId'>,
  organisation: OrganisationId,
  id: string | null,
  form: SiteForm,
): Promise<{ readonly id: string } | Refusal> {
  const name = form.name.trim();
  if (name === '') return { refused: 'Give the site’s name', about: 'name' };
  if (form.area.trim() === '') return { refused: 'Give the site’s area', about: 'area' };
  const read = form.postcodes
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text, found: readPostcode(text) }));
  const wrong = read.find(({ found }) => found === null || found.repaired);
  if (wrong !== undefined) {
    const meant = wrong.found === null ? '' : `. Is ${wrong.found.postcode} meant?`;
    return { refused: `"${wrong.text}" is no postcode${meant}`, about: 'postcodes' };
  }
  const postcodes = [...new Set(read.flatMap(({ found }) => found?.postcode ?? []))];
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const client = (await allClients(tx, organisation)).find((one) => one.id === form.clientId);
    if (client === undefined) return { refused: 'There is no such client', about: 'clientId' };
    const all = await allSites(tx, organisation);
    const before = all.find((one) => one.id === id);
    if (id !== null && before === undefined) return { refused: 'There is no such site', about: 'id' };
    const code = codeOf(form.code ?? before?.code ?? `${client.name} ${name}`);
    if (all.some((one) => one.code === code && one.id !== id))
      return { refused: `Another site has the code "${code}"`, about: 'code' };
    const site: Site = {
      id: id ?? ground.newId(),
      clientId: client.id,
      code,
      name,
      postcodes,
      outcodes: [...new Set(postcodes.map(outcodeOf))],
      area: form.area.trim(),
    };
    await putSites(tx, organisation, [{ ...site, nameKey: nameKey(name) }]);
    return { id: site.id };
  });
}
