import { readFileSync } from 'node:fs';
import { importKinds } from '../../src/app/import/kinds.ts';
import type { MailReader } from '../../src/app/intake/reading.ts';
import { receiveDelivery } from '../../src/app/intake/receive.ts';
import { takeIn } from '../../src/app/intake/take-in.ts';
import type { CaseState } from '../../src/domain/case/state.ts';
import { mailReader } from '../../src/main/mail-reader.ts';
import type { OrganisationId } from '../../src/store/organisation-id.ts';
import { inOrganisation } from '../../src/store/transaction.ts';
import { at } from '../kit/case.ts';
import type { TestDatabase } from '../kit/database.ts';
import { publishShipped, type TestGround, testGround } from '../kit/ground.ts';
import { anOrganisation } from '../web/organisation.ts';

export const base = 'care@alder-finch.example';
const samples = new URL('../../rulebook/samples/', import.meta.url);

export interface Mail {
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly id?: string;
  readonly to?: string;
}

/** A message as a relay hands it over. */
export function rawMail({ from, subject = '', text = '', headers = {}, id, to = base }: Mail): Uint8Array {
  const all = {
    From: from,
    To: to,
    Subject: subject,
    ...(id === undefined ? {} : { 'Message-ID': id }),
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  return Buffer.from(
    `${Object.entries(all)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\r\n')}\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`,
  );
}

export interface MessageRow {
  readonly id: string;
  readonly status: string;
  readonly why: string;
  readonly caseId: string | null;
  readonly flags: readonly string[];
  readonly subject: string | null;
  readonly seen: {
    readonly suggest?: readonly string[];
    readonly complaintDay?: number | null;
    readonly plots?: readonly string[];
    readonly backOn?: string | null;
  };
}

export interface SentRow {
  readonly letter: string;
  readonly recipient: string | null;
  readonly subject: string;
  readonly body: string;
  readonly mailId: string;
  readonly replyTo: string | null;
  readonly caseId: string;
}

/** A desk with the shipped rules and the sample people and places, whose mail is read as the real one's is. */
export interface Desk {
  readonly ground: TestGround;
  readonly organisation: OrganisationId;
  readonly reader: MailReader;
  /** Delivers a mail now and takes it in; answers what became of it. */
  hear(
    mail: Mail | Uint8Array,
    how?: {
      readonly believed?: boolean;
      readonly mailbox?: string;
      readonly envelopeFrom?: string | null;
      readonly envelopeTo?: readonly string[];
    },
  ): Promise<MessageRow>;
  deliver(
    raw: Uint8Array,
    how?: {
      readonly believed?: boolean;
      readonly mailbox?: string;
      readonly key?: string;
      readonly envelopeFrom?: string | null;
      readonly envelopeTo?: readonly string[];
    },
  ): Promise<void>;
  takeAll(): Promise<void>;
  messages(): Promise<MessageRow[]>;
  caseOf(id: string | null): Promise<CaseState>;
  sent(caseId: string | null): Promise<SentRow[]>;
  rows<T>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  abouts(id: string | null): Promise<string[]>;
}

export async function aDesk(db: TestDatabase, start = '2026-11-23 10:00', filled = true): Promise<Desk> {
  const ground = testGround(db.app, at(start));
  const organisation = await anOrganisation(db.app);
  await publishShipped(ground, organisation);
  for (const [kind, { take }] of filled ? importKinds : []) {
    const report = await take(
      ground,
      organisation,
      `${kind}.example.csv`,
      readFileSync(new URL(`${kind}.example.csv`, samples), 'utf8'),
    );
    if ('fault' in report || report.refused.length > 0) throw new Error(`${kind}: ${JSON.stringify(report)}`);
  }
  const reader = mailReader({
    base,
    ownAddresses: [base],
    secrets: [ground.secret],
    trust: { trustedHost: null },
  });
  const rows = async <T>(sql: string, values: readonly unknown[] = []): Promise<T[]> =>
    inOrganisation(
      db.app,
      organisation,
      async (tx) => (await tx.query(sql, [organisation, ...values])).rows as T[],
    );
  if (filled)
    await rows(
      `update organisation set duty_lead = (select staff_id from staff where organisation_id = $1 and name = 'Ruth Adeyemi') where organisation_id = $1`,
    );
  let key = 0;
  const deliver: Desk['deliver'] = async (raw, how = {}) => {
    key += 1;
    await receiveDelivery(ground, organisation, {
      channel: 'email',
      mailbox: how.mailbox ?? base,
      key: how.key ?? `smtp-${key}`,
      receivedAt: await ground.now(organisation),
      envelopeFrom: how.envelopeFrom === undefined ? 'someone@relay.example' : how.envelopeFrom,
      envelopeTo: how.envelopeTo ?? [how.mailbox ?? base],
      raw,
      remote: { address: '127.0.0.1', helo: 'relay.example', believed: how.believed ?? true },
    });
  };
  const takeAll = async (): Promise<void> => {
    for (let turn = 0; turn < 100; turn += 1) {
      const { taken, failed } = await takeIn(ground, organisation, reader, 50);
      if (failed.length > 0) throw failed[0];
      if (taken === 0) return;
    }
  };
  const messages = () =>
    rows<MessageRow>(
      `select message_id as id, status, why, case_id as "caseId", flags, subject, seen from message where organisation_id = $1 order by message_id`,
    );
  return {
    ground,
    organisation,
    reader,
    deliver,
    takeAll,
    messages,
    rows,
    hear: async (mail, how) => {
      const known = new Set((await messages()).map(({ id }) => id));
      await deliver(mail instanceof Uint8Array ? mail : rawMail(mail), how);
      await takeAll();
      const fresh = (await messages()).find(({ id }) => !known.has(id));
      if (fresh === undefined) throw new Error('the mail left no message of its own');
      return fresh;
    },
    caseOf: async (id) => {
      const [row] = await rows<{ state: CaseState }>(
        'select state from case_now where organisation_id = $1 and case_id = $2',
        [id],
      );
      if (row === undefined) throw new Error(`no case ${id}`);
      return row.state;
    },
    sent: (caseId) =>
      rows<SentRow>(
        `select letter, recipient, subject, body, mail_id as "mailId", reply_to as "replyTo", case_id as "caseId" from send where organisation_id = $1 and case_id = $2 order by queued_at, send_id`,
        [caseId],
      ),
    abouts: async (id) => {
      const [row] = await rows<{ state: CaseState }>(
        'select state from case_now where organisation_id = $1 and case_id = $2',
        [id],
      );
      return (row?.state.exceptions ?? []).map(({ about }) => about);
    },
  };
}
