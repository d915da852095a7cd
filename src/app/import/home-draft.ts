import type { LocalDate } from '../../domain/time/types.ts';
import type { PointOf } from '../../store/contact-point.ts';
import type { Home } from '../../store/home.ts';
import type { Occupancy, Occupant } from '../../store/occupancy.ts';
import type { NewPerson } from '../../store/person.ts';
import type { Refused } from './csv.ts';
import type { Book } from './home-book.ts';

export interface NewContact {
  readonly personId: string;
  readonly channel: 'email' | 'phone';
  readonly value: string;
}

/** What a file changes; nothing of it is written yet. */
export interface HomesPlan {
  readonly homes: readonly (Home & {
    readonly addressKey: string | null;
    readonly addressHead: string | null;
  })[];
  readonly addPeople: readonly NewPerson[];
  readonly changePeople: readonly NewPerson[];
  readonly addOccupancies: readonly Occupancy[];
  readonly endOccupancies: readonly { readonly id: string; readonly to: LocalDate }[];
  readonly addContacts: readonly NewContact[];
  readonly endContacts: readonly string[];
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: readonly Refused[];
}

/** A plan in the making, beside what is recorded, in the shapes in which rows ask for it. */
export interface Drafting {
  readonly book: Book;
  readonly newId: () => string;
  readonly today: LocalDate;
  readonly byPlot: Map<string, Home>;
  readonly byAddress: Map<string, Home>;
  readonly seen: Map<string, number>;
  readonly occupants: Map<string, Occupant[]>;
  readonly points: Map<string, PointOf[]>;
  readonly plan: {
    -readonly [K in keyof HomesPlan]: HomesPlan[K] extends readonly (infer R)[] ? R[] : HomesPlan[K];
  };
}
