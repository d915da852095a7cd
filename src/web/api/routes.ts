import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { App, Parts } from '../parts.ts';
import { caseRoutes } from './cases.ts';
import { contactRoutes } from './contacts.ts';
import { keyHolders } from './key.ts';

/** The API for programs, described by itself at /api/v1/openapi.json (OpenAPI 3.1). */
export async function api(app: App, parts: Parts): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Kept',
        version: '1',
        description: 'Report faults, read cases, ask who looks after a place.',
      },
      servers: [{ url: parts.ground.publicUrl }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'Made by "kept keys create"' },
        },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  keyHolders(app, parts);
  caseRoutes(app, parts);
  contactRoutes(app, parts);
  app.get('/openapi.json', { config: { open: true }, schema: { hide: true } }, async () => app.swagger());
}
