import { ORGANISATION_KINDS, type OrganisationKind, type Pack } from '../pack.ts';
import { needed, object, optional } from './object.ts';
import { list, name, oneOf, type Shape } from './shape.ts';
import { date, words } from './values.ts';

export const organisationKind: Shape<OrganisationKind> = oneOf(ORGANISATION_KINDS);

export const pack: Shape<Pack> = object('a rule pack', {
  documents: needed(
    'The laws and codes it comes from.',
    list(
      object('a document', {
        document: needed('Its name, with the sections meant.', words),
        link: needed('The title under which it is published.', words),
      }),
      1,
      10,
    ),
  ),
  jurisdiction: needed('Where it holds.', name),
  checked: needed('When its figures were last looked up.', date),
  holidays: optional('unconfirmed: which holidays do not count is not certain.', oneOf(['unconfirmed'])),
});
