import type { FastifyReply, FastifyRequest } from 'fastify';
import { picture } from '../../../app/desk/picture.ts';
import { type ReadFile, readCaseFile } from '../../../app/desk/read-file.ts';
import { demand, staffOf } from '../../access/who.ts';
import { notFound } from '../../errors/wrong.ts';
import type { App, Parts } from '../../parts.ts';
import { fieldsOf, idIn } from '../words/form.ts';

const side = 1600;

/** What others sent us: only ever a download, or a picture drawn anew; never what its bytes would do in a browser. */
export function fileRoutes(app: App, parts: Parts): void {
  app.get('/desk/files/:file', { config: { may: 'read case' } }, async (request, reply) => {
    const file = await read(parts, request);
    const name = encodeURIComponent(file.name).replaceAll(
      /['()]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    return closed(reply)
      .type('application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .send(Buffer.from(file.bytes));
  });

  app.get('/desk/files/:file/picture', { config: { may: 'read case' } }, async (request, reply) => {
    const file = await read(parts, request);
    const drawn = await picture(file.bytes, file.type, side);
    if (drawn === null) throw notFound('This file cannot be shown as a picture. Download it instead.');
    return closed(reply).type(drawn.type).send(Buffer.from(drawn.bytes));
  });
}

async function read(parts: Parts, request: FastifyRequest): Promise<ReadFile> {
  const who = staffOf(request);
  const id = idIn(fieldsOf(request.params), 'file');
  const file = id === null ? null : await readCaseFile(parts.ground, who.organisation, id, who.staffId);
  if (file === null) throw notFound('There is no such file.');
  demand(who, 'read case', file.operatives.includes(who.staffId));
  return file;
}

const closed = (reply: FastifyReply): FastifyReply =>
  reply
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox");
