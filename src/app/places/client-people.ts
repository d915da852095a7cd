import type { Refusal } from '../../domain/case/command.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import { allContacts, type ClientContact, putContact } from '../../store/client-contact.ts';
import { addPoints, endPoints, pointsOf } from '../../store/contact-point.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';
import { pointFor } from '../intake/points.ts';

export type ContactForm = Omit<ClientContact, 'id'> & {
  readonly email: string | null;
  readonly phone: string | null;
};

/** Adds somebody at a client (`id` null) or describes them anew; a new address or number replaces the one of its channel. */
export async function saveContact(
  ground: Pick<Ground, 'pool' | 'newId' | 'now' | 'secret'>,
  organisation: OrganisationId,
  id: string | null,
  form: ContactForm,
): Promise<{ readonly id: string } | Refusal> {
  const { email, phone, ...rest } = form;
  if (form.name.trim() === '') return { refused: 'Give their name', about: 'name' };
  if (form.to !== null && form.to < form.from)
    return { refused: 'The last day lies before the first', about: 'to' };
  const now = await ground.now(organisation);
  return inOrganisation(ground.pool, organisation, async (tx) => {
    if (id !== null && !(await allContacts(tx, organisation)).some((one) => one.id === id))
      return { refused: 'There is no such contact', about: 'id' };
    const contact: ClientContact = { ...rest, id: id ?? ground.newId(), name: form.name.trim() };
    const known = await pointsOf(tx, organisation, [contact.id]);
    const wanted = [
      ['email', email],
      ['phone', phone],
    ] as const;
    const points = wanted.flatMap(([channel, value]) =>
      value === null || value.trim() === ''
        ? []
        : [
            {
              channel,
              point: pointFor(ground, { kind: 'client contact', id: contact.id }, channel, value, now),
            },
          ],
    );
    const wrong = points.find(({ point }) => point === null);
    if (wrong !== undefined)
      return { refused: `That cannot be used to reach them by ${wrong.channel}`, about: wrong.channel };
    await putContact(tx, organisation, contact);
    for (const { channel, point } of points) {
      if (point === null || known.some((one) => one.channel === channel && one.key === point.key)) continue;
      await endPoints(
        tx,
        organisation,
        known.filter((one) => one.channel === channel).map((one) => one.id),
        now,
      );
      await addPoints(tx, organisation, [point]);
    }
    return { id: contact.id };
  });
}

/** Gives somebody at a client their last day: after it they speak for nobody. Refused where they are unknown or had left. */
export async function endContact(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  id: string,
  to: LocalDate,
): Promise<Refusal | null> {
  return inOrganisation(ground.pool, organisation, async (tx) => {
    const contact = (await allContacts(tx, organisation)).find((one) => one.id === id);
    if (contact === undefined) return { refused: 'There is no such contact', about: 'id' };
    if (to < contact.from) return { refused: `They began on ${contact.from}`, about: 'to' };
    await putContact(tx, organisation, { ...contact, to });
    return null;
  });
}
