import { z } from 'zod';
import type { App, Parts } from '../parts.ts';
import { lookOf } from './look.ts';

const forever = 'public, max-age=31536000, immutable';

/** Styles, scripts and the icon. Their addresses carry the digest of their bytes, so browsers keep them for good. */
export function assetRoutes(app: App, { assets }: Pick<Parts, 'assets'>): void {
  app.get(
    '/assets/:file',
    { config: { open: true }, schema: { params: z.object({ file: z.string().max(100) }) } },
    (request, reply) => {
      const asset = assets.files.get(request.params.file);
      if (asset === undefined) return reply.callNotFound();
      const etag = `"${request.params.file}"`;
      void reply.header('etag', etag).header('cache-control', forever).type(asset.type);
      return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(asset.body);
    },
  );

  app.get(
    '/look/:file',
    { config: { open: true }, schema: { params: z.object({ file: z.string().max(20) }) } },
    (request, reply) => {
      const look = lookOf(request.params.file.replace(/\.css$/, ''));
      if (look === null) return reply.callNotFound();
      return reply.header('cache-control', forever).type('text/css; charset=utf-8').send(look);
    },
  );
}
