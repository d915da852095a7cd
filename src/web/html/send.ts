import type { FastifyReply } from 'fastify';
import { type Html, textOf } from './html.ts';

/** Answers with a page. Pages hold personal data: no cache keeps them. */
export function sendPage(reply: FastifyReply, page: Html, status = 200): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(textOf(page));
}
