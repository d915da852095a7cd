import { resolve } from 'node:dns/promises';
import type { Ground } from '../app/ground.ts';
import type { MailReader } from '../app/intake/reading.ts';
import type { Resolver } from '../channels/email/auth.ts';
import { organisationKind } from '../store/organisation.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import { inOrganisation } from '../store/transaction.ts';
import type { Config } from './config.ts';
import type { DeskKind } from './desk-kind.ts';
import { mailReader } from './mail-reader.ts';

/** How the mail of each organisation is read. A training desk looks nothing up: its senders are invented. */
export function readersFor(
  ground: Ground,
  kind: DeskKind,
  config: Pick<Config, 'trustedHost'>,
): (organisation: OrganisationId) => Promise<MailReader> {
  const trust = {
    trustedHost: config.trustedHost,
    ...(kind === 'real' ? { resolver: resolve as unknown as Resolver } : {}),
  };
  return async (organisation) => {
    const own = await inOrganisation(ground.pool, organisation, (tx) => organisationKind(tx, organisation));
    if (own === null) throw new Error('mail came for an organisation that is not there');
    return mailReader({
      base: own.mailAddress,
      ownAddresses: [own.mailAddress],
      secrets: [ground.secret],
      trust,
    });
  };
}
