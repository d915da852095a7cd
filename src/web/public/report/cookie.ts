import type { FastifyReply, FastifyRequest } from 'fastify';
import { looksLikeToken, newToken } from '../../../app/access/token.ts';
import { draftMilliseconds } from '../../../app/report/draft.ts';
import { cookieFor } from '../../access/cookies.ts';
import type { Parts } from '../../parts.ts';

const nameOf = ({ ground }: Parts): string =>
  ground.publicUrl.startsWith('https:') ? '__Host-kept-report' : 'kept-report';

/** The token of the form in this browser; null: none begun. */
export function formToken(parts: Parts, request: FastifyRequest): string | null {
  const token = request.cookies[nameOf(parts)] ?? '';
  return looksLikeToken(token) ? token : null;
}

/** Begins a form in this browser, or goes on with the one begun. */
export function beginForm(parts: Parts, request: FastifyRequest, reply: FastifyReply): string {
  const token = formToken(parts, request) ?? newToken();
  reply.setCookie(nameOf(parts), token, cookieFor(parts.ground, draftMilliseconds / 1_000));
  return token;
}

export const forgetForm = (parts: Parts, reply: FastifyReply): FastifyReply =>
  reply.clearCookie(nameOf(parts), cookieFor(parts.ground, 0));
