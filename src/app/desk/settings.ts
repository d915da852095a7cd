import type { OrganisationId } from '../../store/organisation-id.ts';
import { type Settings, settingsOf } from '../../store/reads/staff-page.ts';
import { type ChangedSettings, putSettings } from '../../store/settings.ts';
import { inOrganisation } from '../../store/transaction.ts';
import type { Ground } from '../ground.ts';

export const readSettings = (
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
): Promise<Settings | null> =>
  inOrganisation(ground.pool, organisation, (tx) => settingsOf(tx, organisation));

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What the keeper sets. Refused, with the field it is about, where a value cannot be meant. */
export async function changeSettings(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  settings: ChangedSettings,
): Promise<{ readonly done: true } | { readonly refused: string; readonly about: string }> {
  if (settings.phone === '')
    return { refused: 'Every letter names a phone number: give one', about: 'phone' };
  if (settings.mailName === '') return { refused: 'Give the name that letters come from', about: 'mailName' };
  if (!Number.isInteger(settings.lettersPerDay) || settings.lettersPerDay < 1 || settings.lettersPerDay > 100)
    return {
      refused: 'Letters a day to one recipient: a whole number from 1 to 100',
      about: 'lettersPerDay',
    };
  if (!time.test(settings.quietFrom)) return { refused: 'Give a time, such as 20:00', about: 'quietFrom' };
  if (!time.test(settings.quietTo)) return { refused: 'Give a time, such as 08:00', about: 'quietTo' };
  if (settings.accent !== '' && !/^[0-9a-f]{6}$/.test(settings.accent))
    return { refused: 'A colour is six digits or letters a to f, such as 23594c', about: 'accent' };
  await inOrganisation(ground.pool, organisation, (tx) => putSettings(tx, organisation, settings));
  return { done: true };
}
