import type { CommandName } from '../../domain/case/command.ts';

export const roles = [
  'care manager',
  'senior administrator',
  'administrator',
  'operations planner',
  'site operative',
  'fitter',
  'director',
  'keeper',
] as const;

export type Role = (typeof roles)[number];

/** What staff do that is not a command to one case. */
export type DeskDeed =
  | 'see today'
  | 'search'
  | 'read case'
  | 'read own visits'
  | 'read report'
  | 'read post room'
  | 'hold letters'
  | 'settle unfiled mail'
  | 'read places'
  | 'edit places'
  | 'import homes'
  | 'read the readers'
  | 'manage people'
  | 'invite staff'
  | 'manage keys'
  | 'read rules'
  | 'change rules'
  | 'wind clock';

export type Deed = CommandName | DeskDeed;

/** y: yes. o: only on cases on which they are the operative or fitter. n: no. */
export type Cell = 'y' | 'o' | 'n';
type Row = readonly [Cell, Cell, Cell, Cell, Cell, Cell, Cell, Cell];

const y = 'y';
const o = 'o';
const n = 'n';

/**
 * Who may do what, in one table. For 'make move' the standard's own `by` narrows further; the clock and the
 * desk's rules are nobody's role, so what only they do is n in every column.
 */
// biome-ignore format: a table is read by its columns
const table: Readonly<Record<Deed, Row>> = {
  //                       care manager, senior administrator, administrator, operations planner,
  //                       site operative, fitter, director, keeper
  'open case':            [y, y, y, y, n, n, n, n],
  'begin track':          [y, y, n, n, n, n, n, n],
  'file message':         [y, y, y, y, n, n, n, n],
  'make move':            [y, y, y, y, o, o, n, n],
  sign:                   [y, y, y, y, o, o, n, n],
  'add item':             [y, y, y, y, o, o, n, n],
  'describe item':        [y, y, y, y, o, o, n, n],
  'join party':           [y, y, y, y, n, n, n, n],
  'reach party':          [y, y, y, y, n, n, n, n],
  'confirm party':        [y, y, y, n, n, n, n, n],
  'name place':           [y, y, y, y, n, n, n, n],
  'give details':         [y, y, y, y, n, n, n, n],
  'note reference':       [y, y, y, y, n, n, n, n],
  'take note':            [y, y, y, y, o, o, y, n],
  allocate:               [y, y, n, n, n, n, n, n],
  'flag danger':          [y, y, y, y, o, o, y, n],
  'clear danger':         [y, y, n, n, n, n, n, n],
  'know attempt':         [y, y, y, y, n, n, n, n],
  'note call':            [y, y, y, y, o, o, n, n],
  'promise callback':     [y, y, y, y, n, n, n, n],
  'callback done':        [y, y, y, y, n, n, n, n],
  'confirm in time':      [y, y, n, n, n, n, n, n],
  'know letter':          [n, n, n, n, n, n, n, n],
  'send customer link':   [y, y, y, y, n, n, n, n],
  'end customer links':   [y, y, y, n, n, n, n, n],
  'extend promise':       [y, y, y, y, n, n, n, n],
  'raise exception':      [y, y, y, y, o, o, n, n],
  'settle exception':     [y, y, y, y, n, n, n, n],
  'merge into':           [y, y, y, n, n, n, n, n],
  'keep for merged':      [y, y, y, n, n, n, n, n],
  'hand over items':      [y, y, y, n, n, n, n, n],
  reopen:                 [y, y, y, n, n, n, n, n],
  retract:                [y, y, y, y, n, n, n, n],
  'follow rules':         [n, n, n, n, n, n, n, y],
  'note time':            [n, n, n, n, n, n, n, n],

  'see today':            [y, y, y, y, o, o, y, n],
  search:                 [y, y, y, y, n, n, y, n],
  'read case':            [y, y, y, y, o, o, y, n],
  'read own visits':      [n, n, n, y, y, y, n, n],
  'read report':          [y, y, y, y, n, n, y, n],
  'read post room':       [y, y, y, y, n, n, y, n],
  'hold letters':         [n, y, n, n, n, n, n, y],
  'settle unfiled mail':  [y, y, y, y, n, n, n, n],
  'read places':          [y, y, y, y, n, n, y, y],
  'edit places':          [n, y, y, n, n, n, n, y],
  'import homes':         [n, y, n, n, n, n, n, y],
  'read the readers':     [n, y, n, n, n, n, y, y],
  'manage people':        [n, n, n, n, n, n, n, y],
  'invite staff':         [n, n, n, n, n, n, n, y],
  'manage keys':          [n, n, n, n, n, n, n, y],
  'read rules':           [y, y, y, y, y, y, y, y],
  'change rules':         [n, n, n, n, n, n, n, y],
  'wind clock':           [y, y, y, y, y, y, y, y],
};

export const deeds = Object.keys(table) as readonly Deed[];

export const cell = (role: Role, deed: Deed): Cell => table[deed][roles.indexOf(role)] ?? 'n';

/** The most that any of a person's roles allows. A role this table does not know allows nothing. */
export function allowed(held: readonly string[], deed: Deed): Cell {
  const cells = roles.filter((role) => held.includes(role)).map((role) => cell(role, deed));
  return cells.includes('y') ? 'y' : cells.includes('o') ? 'o' : 'n';
}

/** `theirs`: the person is the operative or fitter of the case in hand. */
export const may = (held: readonly string[], deed: Deed, theirs = false): boolean => {
  const found = allowed(held, deed);
  return found === 'y' || (found === 'o' && theirs);
};

/** What a customer or client may ask of the one case their link shows. */
export const partyMay: readonly CommandName[] = ['make move', 'sign', 'file message', 'give details'];
