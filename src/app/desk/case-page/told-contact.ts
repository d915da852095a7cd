import type { CaseEvent } from '../../../domain/case/event.ts';
import { wordDay, wordMoment } from '../../letters/day.ts';
import { maskedLinks } from '../masked-links.ts';
import { itemNumbers, partyName } from './names.ts';
import type { Telling, Told } from './told.ts';

const sent: Readonly<Record<string, string>> = {
  queued: 'waiting to go',
  claimed: 'going out',
  sent: 'sent',
  failed: 'could not be sent',
  unknown: 'nobody knows whether it arrived',
  kept: 'to be printed or sent by hand, from the Post room',
  cancelled: 'not sent',
  held: 'held',
};

const by: Readonly<Record<string, string>> = {
  email: 'by e-mail',
  phone: 'by phone',
  post: 'by letter',
  web: 'online',
};

/** Messages, letters, calls and waits: what passed between the desk and the people of the case. */
export function tellContact({ rows, standard, timezone }: Telling, event: CaseEvent): Told | null {
  switch (event.type) {
    case 'message filed': {
      const { messageId, partyId, channel, automatic } = event.data;
      const message = rows.messages.find((row) => row.id === messageId);
      const subject = message?.subject ?? '';
      return {
        kind: 'in',
        title: `${automatic ? 'An automatic message' : channel === 'phone' ? 'A call' : 'A message'}${subject === '' ? '' : `: ${subject}`}`,
        by: `${partyId === null ? (message?.sender ?? 'Somebody') : partyName(rows, partyId)}, ${by[channel] ?? channel}`,
        body:
          message === undefined ? 'Filed elsewhere since.' : (message.body ?? 'Nothing in it could be read.'),
        files: rows.files.filter((file) => file.messageId === messageId),
        messageId,
      };
    }
    case 'note taken':
      return {
        kind: event.data.private ? 'private' : 'note',
        title: event.data.private ? 'Private note' : 'Note',
        body: rows.words[event.data.wordsId] ?? '',
      };
    case 'links ended':
      return { kind: 'step', title: `The links of ${partyName(rows, event.data.partyId)} were ended` };
    case 'contact made':
      return event.data.by === 'call'
        ? { kind: 'call', title: `Spoke with ${partyName(rows, event.data.partyId)}` }
        : null;
    case 'letter queued': {
      const { sendId, partyId, letter, notBefore } = event.data;
      const send = rows.sends.find((row) => row.id === sendId);
      const state = send === undefined ? '' : ` – ${sent[send.status] ?? send.status}`;
      const when =
        send?.status === 'queued' && notBefore > event.recordedAt
          ? `, not before ${wordMoment(notBefore, timezone)}`
          : '';
      return {
        kind: 'out',
        title: `Letter to ${partyName(rows, partyId)}: ${send?.subject ?? letter}${state}${when}`,
        body: send === undefined ? null : maskedLinks(send.body),
      };
    }
    case 'attempts begun': {
      const plan = standard?.attempts.find((row) => row.name === event.data.plan);
      const which = itemNumbers(rows.state, event.data.items);
      return {
        kind: 'step',
        title: `${plan?.title ?? event.data.plan}${which === '' ? '' : ` (${which})`}`,
        body:
          event.data.pending
            .map((row) => `Attempt ${row.n}: ${wordMoment(row.plannedAt, timezone)}`)
            .join('\n') || null,
      };
    }
    case 'attempts planned anew':
      return { kind: 'step', title: 'Attempts planned anew', body: `Because: ${event.data.because}` };
    case 'attempt due':
      return { kind: 'call', title: `A call is due to ${partyName(rows, event.data.partyId)}` };
    case 'attempt known': {
      const run = rows.state.runs.find((row) => row.id === event.data.runId);
      const attempt = run?.attempts.find((row) => row.id === event.data.attemptId);
      const again = event.data.callBackAt;
      return {
        kind: 'call',
        title: `Attempt ${attempt?.n ?? ''}${attempt?.channel == null ? '' : ` ${by[attempt.channel]}`}: ${event.data.outcome}${again === undefined ? '' : ` ${wordMoment(again, timezone)}`}`,
      };
    }
    case 'wait begun':
      return {
        kind: 'step',
        title: `Waiting for an answer until ${wordDay(event.data.clock.due, timezone)}`,
      };
    case 'closure warned':
      return { kind: 'step', title: 'Warned that it closes tomorrow without an answer' };
    case 'closure held':
      return { kind: 'late', title: 'Closure held', body: `Because: ${event.data.because}` };
    default:
      return null;
  }
}
