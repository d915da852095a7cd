import type { Refusal } from '../../domain/case/command.ts';
import { addressHead, addressKey } from '../../domain/places/address-key.ts';
import { readPostcode } from '../../domain/places/postcode.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { type Home, homesOfSites, putHomes } from '../../store/home.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

export interface HomeForm {
  readonly siteId: string;
  readonly plot: string | null;
  readonly address: string | null;
  readonly postcode: string | null;
  readonly uprn: string | null;
  readonly completedOn: LocalDate | null;
}

const given = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text.trim();

/** Adds a home (`id` null) or describes one anew. Refused: neither plot nor address, a postcode that is none, a plot or address that another home of the site has. */
export async function saveHome(
  ground: Pick<Ground, 'pool' | 'newId'>,
  organisation: OrganisationId,
  id: string | null,
  form: HomeForm,
): Promise<{ readonly id: string } | Refusal> {
  const plot = given(form.plot)?.replace(/^plot\s+/i, '') ?? null;
  const address = given(form.address);
  if (plot === null && address === null)
    return { refused: 'Give the plot, or the postal address', about: 'plot' };
  const postcode = given(form.postcode) === null ? null : readPostcode(form.postcode ?? '');
  if (given(form.postcode) !== null && (postcode === null || postcode.repaired))
    return { refused: `"${form.postcode}" is no postcode`, about: 'postcode' };
  const home: Home = {
    id: id ?? ground.newId(),
    siteId: form.siteId,
    plot,
    address,
    postcode: postcode?.postcode ?? null,
    uprn: given(form.uprn),
    completedOn: form.completedOn,
  };
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const all = await homesOfSites(tx, organisation, [form.siteId]);
    if (id !== null && !all.some((one) => one.id === id))
      return { refused: 'This site has no such home', about: 'id' };
    const others = all.filter((one) => one.id !== home.id);
    if (plot !== null && others.some((one) => one.plot?.toLowerCase() === plot.toLowerCase()))
      return { refused: `Plot ${plot} is another home of this site`, about: 'plot' };
    if (
      address !== null &&
      others.some((one) => one.address !== null && addressKey(one.address) === addressKey(address))
    )
      return { refused: 'Another home of this site has that address', about: 'address' };
    await putHomes(tx, organisation, [
      {
        ...home,
        addressKey: address === null ? null : addressKey(address),
        addressHead: address === null ? null : addressHead(address),
      },
    ]);
    return { id: home.id };
  });
}
