import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { freePort } from '../test/kit/free-port.ts';
import type { Figure } from './figure.ts';
import type { Place } from './place.ts';

const clients = 4;
const repetitions = 5;
const milliseconds = 3_000;
const target = 200;
/** The desk asks a sender to connect again after a thousand mails, as mail servers do. */
const perConnection = 900;

/** One mail server that hands over one mail after the other until the time is up; how many were taken. */
async function sender(port: number, name: string, until: number): Promise<number> {
  let taken = 0;
  while (performance.now() < until) taken += await connection(port, `${name}-${taken}`, until);
  return taken;
}

async function connection(port: number, name: string, until: number): Promise<number> {
  const socket = connect(port, '127.0.0.1');
  const answers = createInterface(socket)[Symbol.asyncIterator]();
  const hear = async (code: string): Promise<void> => {
    for (;;) {
      const { value, done } = await answers.next();
      if (done === true) throw new Error('the connection was closed');
      if (/^\d{3}-/.test(value)) continue;
      if (!value.startsWith(code)) throw new Error(value);
      return;
    }
  };
  const say = async (line: string, code: string): Promise<void> => {
    socket.write(`${line}\r\n`);
    await hear(code);
  };
  await hear('220');
  await say('EHLO bench.example', '250');
  let taken = 0;
  while (performance.now() < until && taken < perConnection) {
    const id = `${name}-${taken}-${process.hrtime.bigint()}`;
    await say(`MAIL FROM:<${name}@mail.example>`, '250');
    await say('RCPT TO:<care@alder-finch.example>', '250');
    await say('DATA', '354');
    await say(
      `From: ${name}@mail.example\r\nTo: care@alder-finch.example\r\nSubject: A drawer\r\nMessage-ID: <${id}@mail.example>\r\n\r\nThe drawer under the hob will not shut.\r\n${'It has been so since we moved in. '.repeat(20)}\r\n.`,
      '250',
    );
    taken += 1;
  }
  socket.destroy();
  return taken;
}

async function perSecond(port: number, turn: number): Promise<number> {
  const began = performance.now();
  const taken = await Promise.all(
    Array.from({ length: clients }, (_, i) => sender(port, `s${turn}-${i}`, began + milliseconds)),
  );
  return taken.reduce((a, b) => a + b, 0) / ((performance.now() - began) / 1_000);
}

/** Mails taken by SMTP at 4 clients: saved, synced and answered 250; taking them in comes after and is not counted. */
export async function mailsIn(place: Place): Promise<Figure> {
  const port = await freePort();
  const stop = await place.run('src/main/mail.ts', { KEPT_SMTP_PORT: String(port) }, port);
  await perSecond(port, -1);
  const measured: number[] = [];
  for (let turn = 0; turn < repetitions; turn += 1) measured.push(await perSecond(port, turn));
  await stop();
  return {
    name: 'Mails in by SMTP, 4 clients',
    unit: 'mails a second',
    measured,
    floor: null,
    target,
    more: true,
    remark:
      'answered 250 after the commit; the target is 200, or half of the floor of opening a case if that is less',
  };
}
