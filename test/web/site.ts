import { after } from 'node:test';
import type { Pool } from 'pg';
import { pino } from 'pino';
import { organisationAtHost } from '../../src/app/access/route.ts';
import { startSession } from '../../src/app/access/session.ts';
import type { MailSignIn } from '../../src/app/access/sign-in.ts';
import type { Ground } from '../../src/app/ground.ts';
import { newId } from '../../src/app/ids.ts';
import { openRuleBook } from '../../src/app/rule-book.ts';
import type { OrganisationId } from '../../src/store/organisation-id.ts';
import { csrfOf } from '../../src/web/access/csrf.ts';
import { readAssets } from '../../src/web/assets/registry.ts';
import type { App, Parts } from '../../src/web/parts.ts';
import { buildServer } from '../../src/web/server.ts';
import { type FixedClock, fixedClock } from '../kit/clock.ts';
import { closing } from '../kit/closing.ts';
import { testGround } from '../kit/ground.ts';

export type SignInMail = Parameters<MailSignIn>[0];

export interface Site {
  readonly app: App;
  readonly ground: Ground;
  readonly parts: Parts;
  /** The wall clock, and the organisation's. */
  readonly clock: FixedClock;
  /** Sign-in mails, as they were sent. */
  readonly mails: SignInMail[];
  /** Cookie and form token of a signed-in member of staff. */
  signedIn(organisation: OrganisationId, staffId: string): Promise<{ cookie: string; csrf: string }>;
  /** The same for one party of one case. */
  asParty(
    organisation: OrganisationId,
    caseId: string,
    partyId: string,
  ): Promise<{ cookie: string; csrf: string }>;
}

/** The whole web on a test database, asked through `app.inject` or, after `listen`, a browser. */
export async function site(
  pool: Pool,
  more: Partial<Ground> & {
    readonly extra?: (app: App) => Promise<void>;
    readonly watch?: (app: App) => Promise<void>;
    /** As `kept train` starts it. */
    readonly training?: boolean;
  } = {},
): Promise<Site> {
  const clock = fixedClock('2026-03-02T09:00:00Z');
  const mails: SignInMail[] = [];
  const { extra, watch, training = false, ...own } = more;
  const ground: Ground = {
    ...testGround(pool, clock.now()),
    now: async () => clock.now(),
    newId: () => newId(clock.now()),
    rules: openRuleBook(pool, clock.now),
    ...own,
  };
  const parts: Parts = {
    ground,
    assets: readAssets(),
    organisationAt: (host) => organisationAtHost(ground, host),
    mailSignIn: async (mail) => {
      mails.push(mail);
    },
    wall: clock.now,
    proxies: 0,
    training,
  };
  const app = await buildServer(parts, pino({ level: 'silent' }), watch);
  await extra?.(app);
  after(() => closing('the server', () => app.close()));
  return {
    app,
    ground,
    parts,
    clock,
    mails,
    async signedIn(organisation, staffId) {
      const token = await startSession(ground, organisation, { staffId }, clock.now());
      return { cookie: `kept-staff=${token}`, csrf: csrfOf(ground.secret, token) };
    },
    async asParty(organisation, caseId, partyId) {
      const token = await startSession(ground, organisation, { caseId, partyId }, clock.now());
      return { cookie: `kept-case=${token}`, csrf: csrfOf(ground.secret, token) };
    },
  };
}
