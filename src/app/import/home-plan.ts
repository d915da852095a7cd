import { addressHead, addressKey } from '../../domain/places/address-key.ts';
import type { LocalDate } from '../../domain/time/types.ts';
import type { PointOf } from '../../store/contact-point.ts';
import type { Home } from '../../store/home.ts';
import type { Occupant } from '../../store/occupancy.ts';
import { type Book, placeRow, type Standing } from './home-book.ts';
import type { Drafting, HomesPlan } from './home-draft.ts';
import { whoLivesThere } from './home-residents.ts';
import type { HomeRow } from './home-row.ts';

/** What is recorded of the homes of the sites that a file speaks of. */
export interface Recorded {
  readonly homes: readonly Home[];
  readonly occupants: readonly Occupant[];
  readonly points: readonly PointOf[];
}

/**
 * Holds each row against what is recorded and answers what would change. Pure but for new ids. The same file a second
 * time changes nothing. A home is known by its plot on its site, else by its address; two rows for one home are refused.
 */
export function planHomes(
  rows: readonly HomeRow[],
  book: Book,
  recorded: Recorded,
  today: LocalDate,
  newId: () => string,
): HomesPlan {
  const drafting: Drafting = {
    book,
    newId,
    today,
    byPlot: new Map(
      recorded.homes.flatMap((home) =>
        home.plot === null ? [] : [[plotKey(home.siteId, home.plot), home] as const],
      ),
    ),
    byAddress: new Map(
      recorded.homes.flatMap((home) =>
        home.address === null ? [] : [[placeKey(home.siteId, home.address), home] as const],
      ),
    ),
    seen: new Map(),
    occupants: Map.groupBy(recorded.occupants, ({ homeId }) => homeId),
    points: Map.groupBy(recorded.points, ({ ownerId }) => ownerId),
    plan: {
      homes: [],
      addPeople: [],
      changePeople: [],
      addOccupancies: [],
      endOccupancies: [],
      addContacts: [],
      endContacts: [],
      added: 0,
      changed: 0,
      same: 0,
      refused: [],
    },
  };
  for (const row of rows) {
    const outcome = takeRow(drafting, row);
    if (typeof outcome === 'string') drafting.plan[outcome] += 1;
    else drafting.plan.refused.push({ line: row.line, why: outcome.why });
  }
  return drafting.plan;
}

const plotKey = (siteId: string, plot: string): string => `${siteId} ${plot.toLowerCase()}`;
const placeKey = (siteId: string, address: string): string => `${siteId} ${addressKey(address)}`;

function takeRow(drafting: Drafting, row: HomeRow): Standing | { readonly why: string } {
  const placed = placeRow(drafting.book, row, drafting.newId);
  if ('why' in placed) return placed;
  const siteId = placed.site.id;
  const byPlot = row.plot === null ? undefined : drafting.byPlot.get(plotKey(siteId, row.plot));
  const byAddress = row.address === null ? undefined : drafting.byAddress.get(placeKey(siteId, row.address));
  if (byPlot !== undefined && byAddress !== undefined && byPlot.id !== byAddress.id) {
    return { why: `Plot ${row.plot} and the address "${row.address}" are two different homes here` };
  }
  const known = byPlot ?? byAddress;
  if (
    known !== undefined &&
    byPlot === undefined &&
    known.plot !== null &&
    row.plot !== null &&
    known.plot.toLowerCase() !== row.plot.toLowerCase()
  ) {
    return { why: `The address "${row.address}" is recorded as plot ${known.plot}, not ${row.plot}` };
  }
  const home: Home = {
    id: known?.id ?? drafting.newId(),
    siteId,
    plot: row.plot ?? known?.plot ?? null,
    address: row.address ?? known?.address ?? null,
    postcode: row.postcode ?? known?.postcode ?? null,
    uprn: row.uprn ?? known?.uprn ?? null,
    completedOn: row.completedOn ?? known?.completedOn ?? null,
  };
  const before = drafting.seen.get(home.id);
  if (before !== undefined)
    return {
      why: `This home is in line ${before} already; a second homeowner goes into "homeowner 2" of that line`,
    };
  const people = whoLivesThere(drafting, row, home.id);
  if ('why' in people) return people;
  drafting.seen.set(home.id, row.line);
  placed.keep();
  const changed = JSON.stringify(known) !== JSON.stringify(home);
  if (changed) {
    drafting.plan.homes.push({
      ...home,
      addressKey: home.address === null ? null : addressKey(home.address),
      addressHead: home.address === null ? null : addressHead(home.address),
    });
    if (home.plot !== null) drafting.byPlot.set(plotKey(siteId, home.plot), home);
    if (home.address !== null) drafting.byAddress.set(placeKey(siteId, home.address), home);
  }
  people.apply();
  if (known === undefined) return 'added';
  return changed || people.changes || placed.standing !== 'same' ? 'changed' : 'same';
}
