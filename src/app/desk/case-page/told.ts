import type { CaseEvent, Facts } from '../../../domain/case/event.ts';
import type { Rules } from '../../../domain/case/rules.ts';
import type { Standard } from '../../../domain/standards/standard.ts';
import type { CasePageRows, PageFile } from '../../../store/reads/case-page.ts';
import { wordMoment, wordSlot } from '../../letters/day.ts';
import { factFiles, factLines } from './facts.ts';
import { linkViews } from './links.ts';
import { itemNumbers, partyName } from './names.ts';
import { tellContact } from './told-contact.ts';
import type { TimelineEntry } from './view.ts';

/** One line of the timeline, in words. */
export interface Told {
  readonly kind: TimelineEntry['kind'];
  readonly title: string;
  readonly by?: string;
  readonly body?: string | null;
  readonly files?: readonly PageFile[];
  readonly messageId?: string;
}

export interface Telling {
  readonly rows: CasePageRows;
  readonly standard: Standard | undefined;
  readonly timezone: string;
}

/** What an event tells a person; null for events that other lines tell already. */
export function saidOf(rules: Rules, rows: CasePageRows, event: CaseEvent, timezone: string): Told | null {
  const track = rows.state.tracks.find((row) => row.id === event.trackId) ?? rows.state.tracks[0];
  const telling = { rows, standard: rules.standards.get(track?.standard ?? ''), timezone };
  return tellContact(telling, event) ?? tellWork(telling, event) ?? tellCare(telling, event);
}

function tellWork({ rows, standard, timezone }: Telling, event: CaseEvent): Told | null {
  switch (event.type) {
    case 'case opened':
      return { kind: 'step', title: `Opened as ${event.data.reference}` };
    case 'items moved': {
      const { move: name, items, to, facts, closes } = event.data;
      const move = standard?.moves.find((row) => row.name === name);
      const stage = standard?.stages.find((row) => row.name === to)?.title;
      const which = itemNumbers(rows.state, items);
      const where = closes === null && stage !== undefined ? `. Now: ${stage.toLowerCase()}` : '';
      return {
        kind: 'step',
        title: `${move?.title ?? (name === 'merge' ? 'Merged' : name)}${which === '' ? '' : `, ${which}`}${where}`,
        body: factLines(rows, move, facts, timezone).join('\n') || null,
        files: factFiles(rows, facts),
      };
    }
    case 'item described':
      return {
        kind: 'step',
        title: `Described anew: ${itemNumbers(rows.state, [event.data.itemId]) || 'the item'}`,
      };
    case 'item handed over':
      return {
        kind: 'step',
        title: `Handed over to another case: ${itemNumbers(rows.state, [event.data.itemId])}`,
      };
    case 'times offered':
      return {
        kind: 'step',
        title: `Times offered for the ${event.data.kind}`,
        body: event.data.slots.map((slot) => wordSlot(slot, timezone)).join('\n'),
      };
    case 'appointment booked': {
      const who = rows.staff[event.data.operative ?? ''];
      return {
        kind: 'step',
        title: `Booked: ${event.data.kind}, ${wordSlot(event.data.slot, timezone)}${who === undefined ? '' : `, ${who}`}`,
      };
    }
    case 'appointment assigned':
      return { kind: 'step', title: `${rows.staff[event.data.operative] ?? 'Somebody'} goes` };
    case 'appointment moved':
      return { kind: 'step', title: `Moved by ${event.data.by}: now ${wordSlot(event.data.slot, timezone)}` };
    case 'appointment ended':
      return { kind: 'step', title: `Visit: ${event.data.outcome}` };
    case 'signature given':
      return {
        kind: 'in',
        title: `Signed as ${event.data.capacity} by ${rows.words[event.data.nameWordsId] ?? 'somebody'}`,
        files: rows.files.filter((file) => file.id === event.data.fileId),
      };
    case 'track closed': {
      const closure =
        standard?.closures.find((row) => row.name === event.data.reason)?.title ?? event.data.reason;
      const late = event.data.inTarget === false ? ', over the target' : '';
      return {
        kind: 'step',
        title: closure.startsWith('Closed') ? closure : `Closed: ${closure}`,
        body: `${event.data.gross} working days gross, ${event.data.net} net, ${event.data.grossCalendar} calendar days${late}`,
      };
    }
    case 'track reopened':
      return { kind: 'in', title: 'Reopened', body: `Because: ${event.data.because}` };
    case 'promise late':
      return { kind: 'late', title: `Late: ${promiseTitle(rows, standard, event.data.promiseId)}` };
    case 'headline over gross':
      return { kind: 'late', title: 'Over the headline target in gross days' };
    case 'promise kept':
      return event.data.inTime
        ? null
        : {
            kind: 'promise',
            title: `Done, though late: ${promiseTitle(rows, standard, event.data.promiseId)}`,
          };
    case 'promise reopened':
      return {
        kind: 'late',
        title: `Owed again: ${promiseTitle(rows, standard, event.data.promiseId)}`,
        body: event.data.because,
      };
    case 'rules followed': {
      const { standard: version, calendar, because, wordsId } = event.data;
      const words = rows.words[wordsId ?? ''];
      return {
        kind: 'promise',
        title: `Runs by ${version} from now on, counted in ${calendar}`,
        body: [`Because: ${because}`, ...(words === undefined ? [] : [words])].join('\n'),
      };
    }
    case 'promise recalculated': {
      const { from, clock, promiseId } = event.data;
      const was = from.awaited ? 'date awaited' : wordMoment(from.due, timezone);
      return {
        kind: 'promise',
        title: `Counted anew: ${promiseTitle(rows, standard, promiseId)}`,
        body: `${was} before; ${wordMoment(clock.due, timezone)} now`,
      };
    }
    case 'promise extended': {
      const words = rows.words[event.data.wordsId ?? ''];
      return {
        kind: 'promise',
        title: `New date for ${promiseTitle(rows, standard, event.data.promiseId)}: ${wordMoment(event.data.clock.due, timezone)}`,
        body: [`Because: ${event.data.because}`, ...(words === undefined ? [] : [words])].join('\n'),
      };
    }
    default:
      return null;
  }
}

function promiseTitle(rows: CasePageRows, standard: Standard | undefined, id: string): string {
  const promise = rows.state.promises.find((row) => row.id === id);
  const rule = standard?.promises.find((row) => row.name === promise?.promise);
  const plan = standard?.attempts.find((row) => `attempt: ${row.name}` === promise?.promise);
  const item = promise?.itemId == null ? '' : itemNumbers(rows.state, [promise.itemId]);
  const title = rule?.title ?? (plan === undefined ? 'a promise' : `an attempt (${plan.title})`);
  return item === '' ? title : `${title}, ${item}`;
}

function tellCare({ rows, timezone }: Telling, event: CaseEvent): Told | null {
  const { words } = rows;
  switch (event.type) {
    case 'manager allocated': {
      const why = words[event.data.wordsId ?? ''];
      return {
        kind: 'step',
        title: `Looked after by ${rows.staff[event.data.staffId] ?? 'somebody who left'}`,
        body: why ?? null,
      };
    }
    case 'danger flagged':
      return {
        kind: 'late',
        title: event.data.because === 'words' ? 'Unsafe: words of danger in a message' : 'Unsafe: flagged',
        body: words[event.data.wordsId ?? ''] ?? null,
      };
    case 'danger cleared':
      return { kind: 'step', title: 'Made safe', body: words[event.data.wordsId] ?? null };
    case 'exception raised':
      return { kind: 'note', title: `Needs a person: ${event.data.about}` };
    case 'party joined':
      return {
        kind: 'step',
        title: `${partyName(rows, event.data.partyId)} joined as ${event.data.post ?? event.data.role}${event.data.confirmed ? '' : ', to be confirmed'}`,
      };
    case 'party confirmed':
      return {
        kind: 'step',
        title: `${partyName(rows, event.data.partyId)} is confirmed as belonging to this case`,
      };
    case 'contact point dead':
      return {
        kind: 'late',
        title: `${rows.points.find((row) => row.id === event.data.pointId)?.value ?? 'A way to reach them'} does not work: ${event.data.why}`,
      };
    case 'reference noted':
      return {
        kind: 'step',
        title: `Reference of ${event.data.of === 'client' ? 'the client' : 'others'}: ${words[event.data.wordsId] ?? ''}`,
      };
    case 'place named':
      return { kind: 'step', title: 'The home is known' };
    case 'callback promised':
      return {
        kind: 'step',
        title: `${partyName(rows, event.data.partyId)} asked to be rung: ${wordMoment(event.data.at, timezone)}`,
      };
    case 'case linked':
      return {
        kind: 'step',
        title: `${wentBack(rows, event.data) ? 'Items went back to' : linkWords[event.data.as]} ${rows.linked.find((row) => row.id === event.data.to)?.reference ?? 'another case'}`,
      };
    case 'retracted':
      return {
        kind: 'step',
        title: 'Taken back',
        body: words[event.data.wordsId ?? ''] ?? event.data.because,
      };
    default:
      return null;
  }
}

const wentBack = (rows: CasePageRows, { as, to }: Facts['case linked']): boolean =>
  as === 'merged into' && linkViews(rows).some((view) => view.as === 'went back' && view.id === to);

export const linkWords = {
  'merged into': 'Merged into',
  keeps: 'Keeps what was merged from',
  'split from': 'Split from',
  'split to': 'Items went to',
  'same home': 'Same home as',
} as const;
