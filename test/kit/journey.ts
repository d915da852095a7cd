import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { pino } from 'pino';
import type { BrowserContext } from 'playwright-core';
import { organisationAtHost } from '../../src/app/access/route.ts';
import { smtpSender } from '../../src/channels/email/send.ts';
import { mailReader } from '../../src/main/mail-reader.ts';
import { mailSignInBy } from '../../src/main/mail-sign-in.ts';
import { allStaff } from '../../src/store/staff.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { readAssets } from '../../src/web/assets/registry.ts';
import { buildServer } from '../../src/web/server.ts';
import { browser } from './browser.ts';
import { at } from './case.ts';
import { database } from './database.ts';
import { freePort } from './free-port.ts';
import { testGround } from './ground.ts';
import { awake } from './journey/awake.ts';
import { type Customer, inFrontOf, openLink } from './journey/customer.ts';
import { inbound, type Way } from './journey/inbound.ts';
import { mailServer, type Received, type Writing, written } from './journey/letter.ts';
import { faults } from './journey/look.ts';
import { type Mailbox, mailboxes } from './journey/mailboxes.ts';
import { anOrganisationWithSample, careAddress } from './journey/sample.ts';
import { atTheDesk, type Staff } from './journey/staff.ts';

/** A whole desk in one process, with people in front of it: real mail, real pages, real database, a clock that is set. */
export interface Desk {
  /** Somebody writes to the desk; it is taken in and answered at once. */
  write(writing: Writing): Promise<void>;
  /** Somebody answers a letter of ours with their mail program. */
  answer(letter: Received, writing: Writing): Promise<void>;
  mailbox(address: string): Mailbox;
  /** The first member of staff of this role, signed in by a code sent by mail. */
  asStaff(role: string): Promise<Staff>;
  /** Another member of staff, by name. */
  asPerson(name: string): Promise<Staff>;
  /** Follows the link in a letter, on a phone unless said otherwise. */
  openLink(letter: Received, screen?: 'phone' | 'desk'): Promise<Customer>;
  /** The page to sign on at the door, on the phone of a member of staff who hands it over. */
  atTheDoor(name: string, reference: string): Promise<Customer>;
  /** Any page, by somebody who is not signed in, on a phone. */
  visit(path: string): Promise<Customer>;
  /** Does all that is due now. */
  turn(): Promise<void>;
  /** '2026-11-30 17:05', London: lets time pass moment by moment. */
  passTo(local: string): Promise<void>;
  /** The web address at which the desk listens. */
  readonly address: string;
}

export interface JourneyOptions {
  /** When it begins, London: '2026-11-23 09:10'. */
  readonly starts: string;
  readonly hears?: Way;
}

/** Runs one story on a desk of its own. Call it once a file: `await journey('…', { starts: '…' }, async (desk) => …)`. */
export async function journey(
  title: string,
  { starts, hears = 'smtp' }: JourneyOptions,
  story: (desk: Desk) => Promise<void>,
): Promise<void> {
  const { app } = await database();
  let clock = at(starts);
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const still = testGround(app, clock);
  const ground = {
    ...still,
    publicUrl: address,
    set: (instant: number) => {
      clock = instant;
      still.set(instant);
    },
  };
  const now = () => clock;
  const organisation = await anOrganisationWithSample(ground);
  const outside = await mailboxes();
  const sender = smtpSender({ url: outside.relay.url });
  const inside = await inbound(hears, ground, organisation, now);
  const server = await buildServer(
    {
      ground,
      assets: readAssets(),
      organisationAt: (host) => organisationAtHost(ground, host),
      mailSignIn: mailSignInBy(ground, { kind: 'real', sender, linkOnConsole: false, say: () => undefined }),
      wall: now,
      proxies: 0,
      training: false,
    },
    pino({ level: 'error' }),
  );
  await server.listen({ host: 'localhost', port });
  const reader = mailReader({
    base: careAddress,
    ownAddresses: [careAddress],
    secrets: [ground.secret],
    trust: { trustedHost: mailServer },
  });
  const worker = awake({ ground, organisation, reader, sender, now, hear: inside.hear });
  const staff = await inOrganisation(app, organisation, (tx) => allStaff(tx, organisation));

  const opened: BrowserContext[] = [];
  const deskFor = (t: TestContext): Desk => {
    const browse = async (screen: 'phone' | 'desk'): Promise<BrowserContext> => {
      const context = await browser(t, screen);
      opened.push(context);
      return context;
    };
    const contexts = new Map<string, Promise<BrowserContext>>();
    const post = async (writing: Writing, answers?: Received): Promise<void> => {
      await inside.post(await written(writing, answers));
      await worker.turn();
    };
    const asMember = async (member: (typeof staff)[number] | undefined, sought: string): Promise<Staff> => {
      if (member === undefined) throw new Error(`nobody is ${sought}`);
      const context = contexts.get(member.id) ?? browse('desk');
      contexts.set(member.id, context);
      return atTheDesk(await context, address, member.email, outside.of(member.email));
    };
    return {
      address,
      write: (writing) => post(writing),
      answer: (letter, writing) => post(writing, letter),
      mailbox: outside.of,
      asStaff: (role) =>
        asMember(
          staff.find(({ roles }) => roles.includes(role)),
          role,
        ),
      asPerson: (name) =>
        asMember(
          staff.find((member) => member.name === name),
          name,
        ),
      openLink: async (letter, screen = 'phone') => openLink(await browse(screen), letter),
      atTheDoor: async (name, reference) => {
        const member = staff.find((row) => row.name === name);
        if (member === undefined) throw new Error(`nobody is ${name}`);
        const context = await browse('phone');
        const hands = await atTheDesk(context, address, member.email, outside.of(member.email));
        await hands.goes(`/desk/cases/${reference}/sign`);
        return inFrontOf(hands.page);
      },
      visit: async (path) => {
        const page = await (await browse('phone')).newPage();
        await page.goto(`${address}${path}`);
        return inFrontOf(page);
      },
      turn: worker.turn,
      passTo: (local) => worker.passTo(at(local)),
    };
  };
  // In this order, and before the database is dropped: whoever looks, whoever listens, whoever answers.
  const closeAll = async (): Promise<void> => {
    await Promise.all(opened.map((context) => context.close()));
    await inside.close();
    await server.close();
    sender.close();
  };
  test(title, async (t) => {
    try {
      await story(deskFor(t));
      assert.deepEqual(faults, [], 'pages with faults');
    } finally {
      await closeAll();
    }
  });
}
