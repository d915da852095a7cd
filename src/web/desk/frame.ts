import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Deed, may } from '../access/permissions.ts';
import { type StaffWho, staffOf } from '../access/who.ts';
import type { Crumb } from '../html/components/breadcrumbs.ts';
import type { FieldError } from '../html/components/error-summary.ts';
import { html, type Printable } from '../html/html.ts';
import { deskPage, type Place } from '../html/layout/desk.ts';
import type { Look } from '../html/layout/look.ts';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { Parts } from '../parts.ts';
import { trainingBar } from './training-bar.ts';

const places: readonly {
  readonly href: string;
  readonly text: string;
  readonly deed: Deed;
  readonly count?: keyof Counts;
}[] = [
  { href: '/desk', text: 'Today', deed: 'see today' },
  { href: '/desk/new', text: 'New query', deed: 'open case' },
  { href: '/desk/post', text: 'Unfiled', deed: 'settle unfiled mail', count: 'unfiled' },
  { href: '/desk/letters', text: 'Post room', deed: 'read post room', count: 'letters' },
  { href: '/desk/places', text: 'Clients and homes', deed: 'read places' },
  { href: '/desk/report', text: 'Update report', deed: 'read report' },
  { href: '/desk/staff', text: 'Staff', deed: 'read places' },
  { href: '/desk/standards', text: 'Standards', deed: 'read rules' },
  { href: '/desk/calendar', text: 'Calendar', deed: 'read rules' },
  { href: '/desk/settings', text: 'Settings', deed: 'hold letters' },
];

export interface Counts {
  readonly unfiled: number;
  readonly letters: number;
}

/** Where the desk begins for this person: today's list, or the first place open to them. */
export const firstPlace = ({ roles }: Pick<StaffWho, 'roles'>): string | null =>
  places.find(({ deed }) => may(roles, deed, true))?.href ?? null;

/** Who asks and in whose look: what every page of the desk begins with. */
export interface Asked {
  readonly who: StaffWho;
  readonly look: Look;
}

export async function asked(parts: Parts, request: FastifyRequest): Promise<Asked> {
  return { who: staffOf(request), look: await lookFor(parts, request) };
}

export interface Frame {
  readonly title: string;
  readonly body: Printable;
  /** The place in the bar to which the page belongs. */
  readonly place?: string;
  readonly crumbs?: readonly Crumb[];
  readonly errors?: readonly FieldError[];
  readonly told?: Printable;
  readonly live?: readonly string[] | 'all';
  readonly underWay?: boolean;
  readonly searched?: string;
  readonly counts?: Counts;
  readonly wide?: boolean;
}

/** Answers with a page of the desk in its frame: the places this person may go to, and theirs alone. */
export function sendDesk(
  request: FastifyRequest,
  reply: FastifyReply,
  { who, look }: Asked,
  { place, counts, told, ...page }: Frame,
  status = 200,
): FastifyReply {
  const shown = places
    .filter(({ deed }) => may(who.roles, deed, true))
    .map(({ href, text, count }): Place => {
      const waiting = count === undefined || counts === undefined ? undefined : counts[count];
      return { href, text, current: href === place, ...(waiting === undefined ? {} : { count: waiting }) };
    });
  const bar = trainingBar(look, who, request.url);
  return sendPage(
    reply,
    deskPage({
      ...page,
      look,
      staff: who,
      search: may(who.roles, 'search'),
      places: shown,
      told: html`${bar}${told}`,
    }),
    status,
  );
}
