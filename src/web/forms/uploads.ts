import multipart from '@fastify/multipart';
import type { Upload } from '../access/who.ts';
import type { App } from '../parts.ts';

export const fileLimit = 15 * 1024 * 1024;
export const filesLimit = 10;

/**
 * Multipart forms: fields become `body` as with any form (a name given twice becomes a list), files become
 * `request.uploads`. At most 10 files of 15 MB, 200 fields of 100 kB.
 */
export async function uploads(app: App): Promise<void> {
  await app.register(multipart, {
    limits: {
      fileSize: fileLimit,
      files: filesLimit,
      fields: 200,
      fieldSize: 100_000,
      parts: 210,
      headerPairs: 50,
    },
  });
  app.decorateRequest('uploads');
  app.addHook('onRequest', async (request) => {
    request.uploads = [];
  });
  app.addHook('preValidation', async (request) => {
    if (!request.isMultipart()) return;
    const fields = new Map<string, string[]>();
    const files: Upload[] = [];
    for await (const part of request.parts()) {
      if (part.type === 'field')
        fields.set(part.fieldname, [...(fields.get(part.fieldname) ?? []), String(part.value)]);
      else {
        const bytes = await part.toBuffer();
        // A file input left empty sends a part without a name and without bytes.
        if (bytes.length > 0)
          files.push({ field: part.fieldname, name: part.filename, type: part.mimetype, bytes });
      }
    }
    request.body = Object.fromEntries(
      [...fields].map(([name, all]) => [name, all.length === 1 ? all[0] : all]),
    );
    request.uploads = files;
  });
}
