import type { FastifyReply } from 'fastify';
import { sessionMilliseconds } from '../../app/access/session.ts';
import type { Parts } from '../parts.ts';
import { cookieFor, cookieName } from './cookies.ts';

/** Gives the browser its session and leads on; the address it came by is left behind. */
export function letInBy(
  parts: Parts,
  reply: FastifyReply,
  as: 'staff' | 'case',
  session: string,
  then: string,
): FastifyReply {
  return reply
    .setCookie(cookieName(parts.ground, as), session, cookieFor(parts.ground, sessionMilliseconds / 1_000))
    .header('cache-control', 'no-store')
    .redirect(then, 303);
}
