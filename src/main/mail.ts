import { mailboxHeard, receiveDelivery } from '../app/intake/receive.ts';
import { mailFor, plainAddress } from '../app/mail-route.ts';
import { housed } from '../app/organisation.ts';
import { type Listening, listenSmtp } from '../channels/email/smtp.ts';
import { keepTurning } from '../worker/loop.ts';
import { runPart, type Standing } from './child.ts';
import { wall } from './ground.ts';
import { watchImap } from './imap.ts';

const markEvery = 5_000;

/** The mail process: answers SMTP, watches an IMAP mailbox where one is configured, and notes how far each was heard. */
await runPart('mail', async (standing) => {
  const { ground, log, stop, config } = standing;
  const desks = { list: await housed(ground), offset: 0 };
  const smtp = await listen(standing, () => wall() + desks.offset).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    return error;
  });
  if (smtp instanceof Error)
    return {
      refused: `Mail cannot be listened for at ${config.smtpHost}:${config.smtpPort} (${smtp.code === 'EACCES' ? 'not allowed' : 'in use'}). Set KEPT_SMTP_PORT to a free port.`,
    };
  const imap = watchImap(standing, desks.list);
  let marked = 0;
  const heard = async (): Promise<boolean> => {
    const now = wall();
    if (desks.list[0] !== undefined) desks.offset = (await ground.now(desks.list[0].organisation)) - now;
    if (now - marked < markEvery) return false;
    desks.list = await housed(ground);
    // Taken before it is written: what arrives meanwhile is later than it.
    const heardUpTo = smtp.heardUpTo();
    for (const { organisation, mailAddress } of desks.list)
      await mailboxHeard(ground, organisation, {
        mailbox: plainAddress(mailAddress),
        completeAt: heardUpTo,
        oldestUnread: null,
      });
    marked = now;
    return false;
  };
  const loop = keepTurning('heard', heard, stop, (_loop, error) => log.error({ err: error }, 'not heard'));
  return {
    close: async () => {
      await smtp.close();
      await imap?.close();
      await loop;
    },
  };
});

/** Every organisation's own address is a mailbox; only a training desk takes this machine's word for a sender. */
function listen({ ground, config, kind, log }: Standing, clock: () => number): Promise<Listening> {
  return listenSmtp({
    host: config.smtpHost,
    port: config.smtpPort,
    name: new URL(ground.publicUrl).hostname,
    believeLoopback: kind === 'training',
    accept: async (recipient) =>
      (await mailFor(ground, recipient)) === null ? null : plainAddress(recipient),
    receive: async (delivery) => {
      const organisation = await mailFor(ground, delivery.mailbox);
      if (organisation === null) throw new Error('the mailbox was closed');
      await receiveDelivery(ground, organisation, delivery);
    },
    clock,
    newKey: () => ground.newId(),
    log: (what, facts) => log.warn(facts, what),
  });
}
