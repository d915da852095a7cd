import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { sendPage } from '../html/send.ts';
import { lookFor } from '../look-for.ts';
import type { App, Parts } from '../parts.ts';
import { errorPage } from './page.ts';
import { problem } from './problem.ts';
import { typedWords } from './typed.ts';
import { Wrong } from './wrong.ts';

interface Answer {
  readonly status: number;
  readonly told: string;
  readonly id?: string;
  readonly errors?: readonly { readonly where: string; readonly what: string }[];
}

const plain: Record<number, string> = {
  400: 'What was sent could not be read. Go back and try again.',
  404: 'We cannot find that page. Check the address, or start again from the first page.',
  413: 'What was sent is larger than we take. Send fewer or smaller files.',
  415: 'What was sent is of a kind that is not read here.',
};

function answerTo(error: unknown, request: FastifyRequest): Answer {
  if (error instanceof Wrong) return { status: error.statusCode, told: error.told };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(({ instancePath, message }) => ({
      where: instancePath || '/',
      what: message ?? '',
    }));
    return { status: 400, told: 'Some of what was sent is missing or not in the form expected.', errors };
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) return { status, told: plain[status] ?? 'That was not accepted.' };
  const id = randomUUID();
  request.log.error({ err: error, id }, 'a request failed');
  return {
    status: 500,
    told: 'This is our fault, not yours. Nothing was lost that had been saved. Try again in a minute.',
    id,
  };
}

const wantsJson = (request: FastifyRequest) => request.url.startsWith('/api/');

async function tell(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Answer,
  body: unknown,
) {
  const { status, told, id, errors } = answer;
  if (wantsJson(request)) {
    const more = {
      ...(id === undefined ? {} : { instance: `urn:uuid:${id}` }),
      ...(errors === undefined ? {} : { errors }),
    };
    // The text is made here: a route's schema of good answers does not describe this one.
    return reply
      .code(status)
      .type('application/problem+json')
      .serializer((text: string) => text)
      .send(JSON.stringify(problem(status, told, more)));
  }
  const staff = request.who?.kind === 'staff';
  const words = {
    status,
    told,
    typed: typedWords(body),
    ...(id === undefined ? {} : { id }),
    ...(staff ? { back: '/desk' } : {}),
  };
  return sendPage(reply, errorPage(await lookFor(parts, request), words), status);
}

/** Every error becomes a page in plain words, or for the API a problem document. */
export function errorHandling(app: App, parts: Parts): void {
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof Wrong && error.again !== null) reply.header('retry-after', error.again);
    return tell(parts, request, reply, answerTo(error, request), request.body);
  });
  app.setNotFoundHandler((request, reply) =>
    tell(parts, request, reply, { status: 404, told: plain[404] ?? '' }, null),
  );
}
