import { emailKey, phoneKey } from '../../domain/people/contact-key.ts';
import { type ClientContact, posts, putContact } from '../../store/client-contact.ts';
import { addPoints, endPoints, type PointOf, pointsOf } from '../../store/contact-point.ts';
import { pointFor } from '../intake/points.ts';
import { dateCell, wordCell } from './cells.ts';
import type { Column } from './csv.ts';
import { openDirectory, placeNamed } from './directory.ts';
import type { TakeRow, Taking } from './rows.ts';

export const contactColumns: readonly Column[] = [
  { name: 'client', required: true },
  { name: 'site' },
  { name: 'name', required: true },
  { name: 'post', required: true },
  { name: 'e-mail', also: ['email'] },
  { name: 'phone' },
  { name: 'from' },
  { name: 'to' },
];

/** A client's people, known by client, site, post and name. One with a last day in "to" speaks for nobody after it. */
export async function takeContacts(taking: Taking): Promise<TakeRow> {
  const { ground, tx, organisation, today } = taking;
  const directory = await openDirectory(tx, organisation);
  const known = [...directory.contacts];
  const points = Map.groupBy(
    await pointsOf(
      tx,
      organisation,
      known.map(({ id }) => id),
    ),
    ({ ownerId }) => ownerId,
  );
  return async (values) => {
    const place = placeNamed(directory, values.client, values.site);
    if ('why' in place) return place;
    const post = wordCell('post', values.post, posts);
    const from = dateCell('from', values.from);
    const to = dateCell('to', values.to);
    for (const cell of [post, from, to]) if ('why' in cell) return cell;
    if ('why' in post || 'why' in from || 'why' in to) return { why: 'it cannot be read' };
    const { name = '', 'e-mail': email, phone } = values;
    if (name === '' || post.value === null) return { why: '"name" and "post" must be given' };
    if (email !== undefined && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
      return { why: `"e-mail" is no address: "${email}"` };
    if (phone !== undefined && phoneKey(phone) === null) return { why: `"phone" cannot be rung: "${phone}"` };
    const { client, site } = place.found;
    const before = known.find(
      (one) =>
        one.clientId === client.id &&
        one.siteId === (site?.id ?? null) &&
        one.post === post.value &&
        one.name.toLowerCase() === name.toLowerCase(),
    );
    const contact: ClientContact = {
      id: before?.id ?? ground.newId(),
      clientId: client.id,
      siteId: site?.id ?? null,
      name,
      post: post.value,
      from: from.value ?? before?.from ?? today,
      to: to.value ?? before?.to ?? null,
    };
    if (contact.to !== null && contact.to < contact.from) return { why: '"to" lies before "from"' };
    const reached = await reach(taking, contact.id, points.get(contact.id) ?? [], email, phone);
    if (reached.length > 0) points.set(contact.id, reached);
    if (JSON.stringify(before) === JSON.stringify(contact)) return reached.length > 0 ? 'changed' : 'same';
    await putContact(tx, organisation, contact);
    if (before === undefined) known.push(contact);
    else known.splice(known.indexOf(before), 1, contact);
    return before === undefined ? 'added' : 'changed';
  };
}

/** Stores a new address or number, and ends the one of that channel before it. Answers the new ones. */
async function reach(
  { ground, tx, organisation, now }: Taking,
  contactId: string,
  points: readonly PointOf[],
  email: string | undefined,
  phone: string | undefined,
): Promise<PointOf[]> {
  const wanted = [
    ...(email === undefined ? [] : [{ channel: 'email', value: email, key: emailKey(email) } as const]),
    ...(phone === undefined ? [] : [{ channel: 'phone', value: phone, key: phoneKey(phone) ?? '' } as const]),
  ];
  const fresh = wanted.filter(
    ({ channel, key }) => !points.some((point) => point.channel === channel && point.key === key),
  );
  const added = fresh.flatMap(
    ({ channel, value }) =>
      pointFor(ground, { kind: 'client contact', id: contactId }, channel, value, now) ?? [],
  );
  const ended = points
    .filter(({ channel }) => fresh.some((one) => one.channel === channel))
    .map(({ id }) => id);
  await endPoints(tx, organisation, ended, now);
  await addPoints(tx, organisation, added);
  return added.map(({ id, ownerId, channel, key }) => ({ id, ownerId, channel, key }));
}
