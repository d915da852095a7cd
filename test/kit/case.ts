import {
  type Asks,
  type Command,
  type CommandName,
  isRefusal,
  type Refusal,
} from '../../src/domain/case/command.ts';
import { decide } from '../../src/domain/case/decide.ts';
import type { Author, CaseEvent, EventType, Facts, PartyFacts } from '../../src/domain/case/event.ts';
import { evolve, fold } from '../../src/domain/case/evolve.ts';
import type { Rules } from '../../src/domain/case/rules.ts';
import { beforeFirst, type CaseState } from '../../src/domain/case/state.ts';
import { wake } from '../../src/domain/case/wake.ts';
import { shippedRules } from './rules.ts';

export const rules = shippedRules();
export const organisation = '00000000-0000-7000-8000-00000000000a';

/** Local London time as an instant: '2026-11-23 09:00'. */
export const at = (local: string): number =>
  Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime('Europe/London').epochMilliseconds;

/** '2026-11-23 09:00' in London, of an instant. */
export const local = (instant: number): string =>
  Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO('Europe/London')
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

export const staff = (...roles: string[]): Author => ({
  kind: 'staff',
  id: `00000000-0000-7000-8000-0000000000${roles.length}f`,
  roles,
});
export const desk: Author = { kind: 'desk' };

export const homeowner: PartyFacts = {
  partyId: '00000000-0000-7000-8000-0000000000b1',
  role: 'homeowner',
  personId: '00000000-0000-7000-8000-0000000000c1',
  confirmed: true,
  points: [{ id: '00000000-0000-7000-8000-0000000000d1', channel: 'email' }],
};
export const byPhone: PartyFacts = {
  ...homeowner,
  points: [{ id: '00000000-0000-7000-8000-0000000000d2', channel: 'phone' }],
};
export const client: PartyFacts = {
  partyId: '00000000-0000-7000-8000-0000000000b2',
  role: 'client',
  post: 'reporting',
  personId: '00000000-0000-7000-8000-0000000000c2',
  confirmed: true,
  points: [{ id: '00000000-0000-7000-8000-0000000000d3', channel: 'email' }],
};

type Ask = { [N in CommandName]: { readonly do: N; readonly data: Asks[N] } }[CommandName];

/** One case lived through without a database: time passes, things are asked, events gather. */
export class Story {
  /** What the case is decided by: the shipped rules, unless a test brings its own. */
  readonly rules: Rules;
  state: CaseState = beforeFirst(organisation, '00000000-0000-7000-8000-00000000ca5e');
  readonly events: CaseEvent[] = [];
  #now = 0;
  heardUpTo: number | null = null;
  #ids = 0;

  constructor(by: Rules = rules) {
    this.rules = by;
  }

  get now(): number {
    return this.#now;
  }

  /** Time passes until then. */
  set now(until: number) {
    if (this.state.seq === 0) this.#now = until;
    else this.passTo(until);
  }

  newId = (): string => {
    this.#ids += 1;
    return `00000000-0000-7000-8000-${this.#ids.toString(16).padStart(12, '0')}`;
  };

  /** Does it now, having let time do its part first; answers the refusal, if any. */
  ask(by: Author, ask: Ask, occurredAt?: number): Refusal | null {
    this.passTo(this.now);
    const refusal = this.#take({
      ...ask,
      by,
      ...(occurredAt === undefined ? {} : { occurredAt }),
    } as unknown as Partial<Command>);
    return refusal;
  }

  /** Does it now, while nobody sends letters or notes time. */
  asleep(by: Author, ask: Ask, occurredAt?: number): Refusal | null {
    const when = occurredAt === undefined ? {} : { occurredAt };
    return this.#take({ ...ask, ...when, by } as unknown as Partial<Command>);
  }

  /** Lets time pass, moment by moment, as a worker that is awake; what the post sends is sent as it falls due. */
  passTo(until: number, post: 'delivers' | 'sleeps' = 'delivers'): void {
    for (let n = 0; n < 2_000; n += 1) {
      const due = this.state.seq === 0 ? null : wake(this.rules, this.state);
      const letter =
        post === 'delivers'
          ? this.state.letters
              .filter((row) => row.outcome === null && row.channel !== 'phone')
              .toSorted((a, b) => a.notBefore - b.notBefore)[0]
          : undefined;
      const sendAt = letter === undefined ? Number.POSITIVE_INFINITY : Math.max(letter.notBefore, this.#now);
      if (letter !== undefined && sendAt <= until && sendAt <= (due ?? Number.POSITIVE_INFINITY)) {
        this.#now = Math.max(this.#now, sendAt);
        this.#take({ do: 'know letter', by: desk, data: { sendId: letter.sendId, outcome: 'sent' } });
      } else if (due !== null && due <= until) {
        this.#now = Math.max(this.#now, due);
        this.#take({
          do: 'note time',
          by: { kind: 'clock' },
          data: { moment: this.#now, heardUpTo: this.heardUpTo },
        });
      } else {
        this.#now = Math.max(this.#now, until);
        return;
      }
    }
    throw new Error('time does not pass on this case');
  }

  /** Sleeps until then and wakes once: a worker that was down. */
  sleepTo(until: number): void {
    this.#now = until;
    this.#take({
      do: 'note time',
      by: { kind: 'clock' },
      data: { moment: until, heardUpTo: this.heardUpTo },
    });
  }

  /** A query by the homeowner or another, complete unless said otherwise, and registered if asked. */
  open(
    parties: readonly PartyFacts[] = [homeowner, client],
    details = ['client', 'home', 'homeowner', 'contact', 'fault'],
    items = 1,
    calendar = 'office-hours-england-and-wales@2026-1',
  ): void {
    const requesterId = parties[0]?.partyId ?? null;
    const messageId = this.newId();
    const refusal = this.ask(desk, {
      do: 'open case',
      data: {
        standard: 'after-care@1',
        calendar,
        kind: 'query',
        reference: 'CQ-10000',
        trackId: this.newId(),
        receivedAt: this.now,
        homeId: null,
        siteId: null,
        clientId: null,
        parties,
        requesterId,
        details,
        acknowledge: requesterId,
        danger: false,
        items: Array.from({ length: items }, () => ({
          itemId: this.newId(),
          product: 'door',
          fault: 'chipped',
          wordsId: null,
        })),
        message: {
          messageId,
          partyId: requesterId,
          receivedAt: this.now,
          channel: 'email',
          automatic: false,
          thanks: false,
          why: 'new',
        },
      },
    });
    if (refusal !== null) throw new Error(refusal.refused);
  }

  /** Makes a move or throws with its refusal. */
  move(by: Author, move: string, fields: Asks['make move']['fields'] = {}, items = this.itemIds): void {
    const refusal = this.ask(by, { do: 'make move', data: { move, items, fields } });
    if (refusal !== null) throw new Error(refusal.refused);
  }

  writes(
    party: PartyFacts,
    how: { readonly thanks?: boolean; readonly automatic?: boolean; readonly receivedAt?: number } = {},
  ): void {
    const data = {
      messageId: this.newId(),
      partyId: party.partyId,
      receivedAt: how.receivedAt ?? this.now,
      channel: 'email' as const,
      automatic: how.automatic ?? false,
      thanks: how.thanks ?? false,
      why: 'its signed reply address',
      danger: false,
      details: [],
    };
    const refusal = this.ask(desk, { do: 'file message', data });
    if (refusal !== null) throw new Error(refusal.refused);
  }

  /** Takes events back: the fold skips them from now on. */
  undo(events: readonly string[]): void {
    const refusal = this.ask(staff('administrator'), {
      do: 'retract',
      data: { events, wordsId: null, because: 'filed on the wrong case' },
    });
    if (refusal !== null) throw new Error(refusal.refused);
    this.state = fold(this.state.organisation, this.state.id, this.events);
  }

  get itemIds(): string[] {
    return this.state.items.map((item) => item.id);
  }

  get stages(): (string | null)[] {
    return this.state.items.map((item) => item.stage ?? `closed: ${item.outcome}`);
  }

  of<T extends EventType>(type: T): (Facts[T] & { at: string })[] {
    return this.events
      .filter((event) => event.type === type)
      .map((event) => ({ ...(event.data as Facts[T]), at: local(event.occurredAt) }));
  }

  promise(name: string): { status: string; due: string; wasLate: boolean } | undefined {
    const row = this.state.promises.findLast((promise) => promise.promise === name);
    return row === undefined
      ? undefined
      : { status: row.status, due: local(row.clock.due), wasLate: row.wasLate };
  }

  #take(part: Partial<Command>): Refusal | null {
    const command = {
      id: this.newId(),
      organisation,
      case: this.state.id,
      at: this.#now,
      onBehalfOf: null,
      ...part,
    } as Command;
    const events = decide(this.rules, this.state, command, this.newId);
    if (isRefusal(events)) return events;
    this.events.push(...events);
    this.state = events.reduce(evolve, this.state);
    return null;
  }
}
