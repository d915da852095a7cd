import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Journal } from './journal.ts';

export interface Doors {
  readonly http: string;
  readonly smtpPort: number;
  readonly key: string;
}

/** How long one client asks for one thing before the desk counts as not coming back. */
const patience = 60_000;

/** Of one client: what the worker can work off before the next round. */
const mostARound = 12;

/** Asks until it is answered, as a careful client does: with the same key each time. */
async function untilAnswered<T>(ask: () => Promise<T | null>): Promise<T> {
  const until = performance.now() + patience;
  for (let wait = 20; performance.now() < until; wait = Math.min(500, wait * 2)) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    await pause(wait);
  }
  throw new Error('the desk did not come back within a minute');
}

const report = (id: string) => ({
  message: `The door of unit ${id} is chipped.`,
  requester: { name: 'Gary Holt', email: `${id}@northmoor.example` },
  home: { site: 'The Larches', plot: '41' },
  theirReference: `NM-${id}`,
});

async function overHttp({ http, key }: Doors, journal: Journal, id: string): Promise<void> {
  journal.asks(id);
  const reference = await untilAnswered(async () => {
    const answer = await fetch(`${http}/api/v1/cases`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify(report(id)),
      signal: AbortSignal.timeout(15_000),
    });
    const body = (await answer.json()) as { reference?: string };
    return answer.ok ? (body.reference ?? null) : null;
  });
  journal.hears({ by: 'http', id, reference });
}

async function overSmtp({ smtpPort }: Doors, journal: Journal, id: string): Promise<void> {
  const messageId = `<${id}@mail.example>`;
  journal.asks(messageId);
  await untilAnswered(async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: smtpPort,
      ignoreTLS: true,
      socketTimeout: 15_000,
    });
    const sent = await transport.sendMail({
      from: `${id}@mail.example`,
      to: 'care@alder-finch.example',
      subject: `A drawer (${id})`,
      text: `The drawer under the hob will not shut. ${id}`,
      messageId,
    });
    return sent.accepted.length === 1 ? true : null;
  });
  journal.hears({ by: 'smtp', id: messageId, reference: null });
}

/** Three programs and two mail servers, each asking one thing after the other, until `stop`; every thing asked is answered in the end. */
export async function load(doors: Doors, journal: Journal, round: number, stop: AbortSignal): Promise<void> {
  const client = async (name: string, ask: typeof overHttp): Promise<void> => {
    for (let n = 0; n < mostARound && !stop.aborted; n += 1)
      await ask(doors, journal, `r${round}-${name}-${n}`);
  };
  await Promise.all([
    ...['a', 'b', 'c'].map((name) => client(name, overHttp)),
    ...['m', 'n'].map((name) => client(name, overSmtp)),
  ]);
}
