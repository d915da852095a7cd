import type { Refusal } from '../../domain/case/command.ts';
import { nameKey } from '../../domain/places/address-key.ts';
import { allClients, type Client, putClients } from '../../store/client.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { codeOf, domainFault } from '../import/cells.ts';

export type ClientForm = Omit<Client, 'id' | 'code'> & { readonly code: string | null };

/** Adds a client (`id` null) or describes one anew. Refused: no name, a domain not its own, a code that another has. */
export async function saveClient(
  ground: Pick<Ground, 'pool' | 'newId'>,
  organisation: OrganisationId,
  id: string | null,
  form: ClientForm,
): Promise<{ readonly id: string } | Refusal> {
  const name = form.name.trim();
  if (name === '') return { refused: 'Give the client’s name', about: 'name' };
  const domains = [
    ...new Set(form.domains.map((domain) => domain.trim().toLowerCase().replace(/^@/, ''))),
  ].filter((domain) => domain !== '');
  const wrong = domains.map(domainFault).find((fault) => fault !== null);
  if (wrong !== undefined && wrong !== null) return { refused: wrong, about: 'domains' };
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const all = await allClients(tx, organisation);
    const before = all.find((one) => one.id === id);
    if (id !== null && before === undefined) return { refused: 'There is no such client', about: 'id' };
    const code = codeOf(form.code ?? before?.code ?? name);
    if (all.some((one) => one.code === code && one.id !== id))
      return { refused: `Another client has the code "${code}"`, about: 'code' };
    const client: Client = { ...form, id: id ?? ground.newId(), name, code, domains };
    await putClients(tx, organisation, [{ ...client, nameKey: nameKey(name) }]);
    return { id: client.id };
  });
}
