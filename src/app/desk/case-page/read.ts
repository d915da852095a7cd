import { daysOf } from '../../../domain/case/closing.ts';
import { fold } from '../../../domain/case/evolve.ts';
import type { Rules } from '../../../domain/case/rules.ts';
import { FOLD } from '../../../domain/case/state.ts';
import type { Instant } from '../../../domain/time/types.ts';
import { addReading } from '../../../store/access/read-audit.ts';
import type { OrganisationId } from '../../../store/organisation-id.ts';
import { type CasePageRows, casePageRows } from '../../../store/reads/case-page.ts';
import { inOrganisation } from '../../../store/transaction.ts';
import { type ByRule, byRule } from '../../by-rule.ts';
import type { Ground } from '../../ground.ts';
import { homeWords } from '../../letters/slots.ts';
import { localDate } from '../../local-date.ts';
import { itemViews } from './items.ts';
import { linkViews } from './links.ts';
import { partyName } from './names.ts';
import { callViews, partyViews, phoneOf, waitViews } from './people.ts';
import { possibleMoves } from './possible.ts';
import { promiseViews } from './promises.ts';
import { timelineOf } from './timeline.ts';
import { undoOf } from './undo.ts';
import type { CasePage, ItemView, PromiseView } from './view.ts';

export interface Reader {
  readonly id: string;
  readonly roles: readonly string[];
}

/**
 * One case as its page shows it, read by a member of staff, which is put on record; null: no such case. `timezone`
 * (IANA) is the organisation's wall.
 */
export async function readCasePage(
  ground: Pick<Ground, 'pool' | 'rules' | 'now' | 'newId'>,
  organisation: OrganisationId,
  reference: string,
  reader: Reader,
  timezone: string,
): Promise<CasePage | null> {
  const [now, rules] = await Promise.all([ground.now(organisation), ground.rules.of(organisation)]);
  const read = await inOrganisation(ground.pool, organisation, async (tx) => {
    const found = await casePageRows(tx, organisation, reference);
    if (found === null) return null;
    await addReading(tx, organisation, {
      id: ground.newId(),
      staffId: reader.id,
      partyId: null,
      caseId: found.id,
      what: 'case',
      at: now,
    });
    const chosen =
      found.state.managerId === null
        ? await byRule(tx, organisation, found.state, localDate(now, timezone))
        : null;
    return { rows: found, chosen };
  });
  if (read === null) return null;
  const { rows, chosen } = read;
  const state = rows.fold === FOLD ? rows.state : fold(organisation, rows.id, rows.events);
  return page(rules, { ...rows, state }, reader, now, timezone, chosen);
}

function page(
  rules: Rules,
  rows: CasePageRows,
  reader: Reader,
  now: Instant,
  timezone: string,
  chosen: ByRule | null,
): CasePage {
  const { state } = rows;
  const track = state.tracks[0];
  const standard = rules.standards.get(track?.standard ?? '');
  const items = itemViews(rules, rows);
  const promises = promiseViews(rules, state, reader, now);
  const timeline = timelineOf(rules, rows, timezone);
  const open = state.tracks.some((row) => row.open);
  const first = leading(items, standard?.stages.map((stage) => stage.name) ?? []);
  const cycle = track?.cycles.at(-1);
  const signing = standard?.moves.filter((move) => move.when?.on === 'signed') ?? [];
  const closed = cycle !== undefined && cycle.to !== null ? cycle : null;
  return {
    id: rows.id,
    stopped: rows.failures > 0,
    reference: state.reference,
    seq: rows.seq,
    now,
    open,
    standard: standard?.title ?? track?.standard ?? '',
    stageTitle: first?.stageTitle ?? 'Closed',
    next: first?.next ?? null,
    nextPromise: nextPromise(promises, standard?.headline?.promise, state.promises),
    waitingFor: first?.waitingFor ?? null,
    waitingSince: first?.since ?? null,
    closure:
      open || closed === null
        ? null
        : {
            title: standard?.closures.find((row) => row.name === closed.reason)?.title ?? closed.reason ?? '',
            at: closed.to ?? now,
            byClock: closed.closedBy === 'clock',
          },
    danger: state.danger
      ? { since: state.dangerSince, title: standard?.safety?.exception ?? 'Ring today, before anything else' }
      : null,
    receivedAt: state.receivedAt,
    days: daysView(rules, rows, now),
    cycle: cycle?.n ?? 1,
    manager:
      state.managerId === null
        ? null
        : { id: state.managerId, name: rows.staff[state.managerId] ?? 'somebody who left' },
    byRule: chosen,
    homeId: state.homeId,
    siteId: state.siteId,
    clientId: state.clientId,
    home: homeWords({ home: rows.home, site: rows.site }),
    site: rows.site?.name ?? null,
    client: rows.client,
    completedOn: rows.home?.completedOn ?? null,
    theirs: rows.references.filter((row) => row.of === 'client').map((row) => row.value),
    others: rows.references.filter((row) => row.of !== 'client').map((row) => row.value),
    items,
    promises,
    moves: possibleMoves(rules, state, items, reader, now),
    calls: callViews(rules, rows),
    callbacks: state.callbacks.map(({ id, at, partyId }) => ({
      id,
      at,
      name: partyName(rows, partyId),
      phone: phoneOf(rows, partyId),
    })),
    waits: waitViews(rules, rows),
    parties: partyViews(rows),
    appointments: state.appointments.map((row) => ({
      id: row.id,
      kind: row.kind,
      items: items.filter((item) => row.items.includes(item.id)).map((item) => item.n),
      slot: row.slot,
      first: row.first.from === row.slot.from ? null : row.first,
      moved: row.moved,
      who: row.operative === null ? null : (rows.staff[row.operative] ?? null),
      outcome: row.outcome,
    })),
    offers: state.offers,
    exceptions: state.exceptions.toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || b.at - a.at),
    timeline,
    linked: linkViews(rows),
    sameHome: rows.sameHome,
    missing: (standard?.details ?? [])
      .filter((detail) => !state.details.includes(detail.name))
      .map(({ name, title }) => ({ name, title })),
    canCallBack: standard?.callback !== undefined,
    signable: state.items.some(
      (item) => item.stage !== null && signing.some((move) => move.from.includes(item.stage ?? '')),
    ),
    files: rows.files,
    theirVisit: state.appointments.some((row) => row.operative === reader.id),
    undo: undoOf(rows.events, timeline, now),
  };
}

/** The open item that the track's stage is derived from: the first stage, in the standard's order, that holds one. */
function leading(items: readonly ItemView[], stages: readonly string[]): ItemView | undefined {
  return items
    .filter((item) => item.stage !== null)
    .toSorted((a, b) => stages.indexOf(a.stage ?? '') - stages.indexOf(b.stage ?? ''))[0];
}

function nextPromise(
  promises: readonly PromiseView[],
  headline: string | undefined,
  states: CasePageRows['state']['promises'],
): PromiseView | null {
  const names = new Map(states.map((row) => [row.id, row.promise]));
  const owed = promises.filter((row) => row.running && row.status !== 'paused' && !row.awaited);
  return (
    owed.filter((row) => names.get(row.id) !== headline).toSorted((a, b) => a.due - b.due)[0] ??
    owed[0] ??
    null
  );
}

function daysView(rules: Rules, rows: CasePageRows, now: Instant): CasePage['days'] {
  const track = rows.state.tracks[0];
  const limit = rules.standards.get(track?.standard ?? '')?.headline?.limit;
  const most = limit?.unit === 'working days' ? limit.n : null;
  if (track === undefined) return { gross: 0, grossCalendar: 0, net: 0, limit: most };
  const cycle = track.cycles.at(-1);
  const until = cycle?.to ?? now;
  return { ...daysOf(rules, rows.state, track, until), limit: most };
}
