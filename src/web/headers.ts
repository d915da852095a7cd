import helmet from '@fastify/helmet';
import type { App, Parts } from './parts.ts';

// Turbo adds the style of its progress bar as an element; this is the digest of exactly that text.
const turboProgressBar = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='";

/**
 * What a browser may do with our pages: nothing from elsewhere, nothing inline but the import map by its hash,
 * no frame around them.
 */
export async function headers(app: App, { assets, ground }: Pick<Parts, 'assets' | 'ground'>): Promise<void> {
  const https = ground.publicUrl.startsWith('https:');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", `'sha256-${assets.importMapHash}'`],
        'style-src': ["'self'", turboProgressBar],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'"],
        'form-action': ["'self'"],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    // Not 'no-referrer': browsers would then send "Origin: null" with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
  app.addHook('onSend', async (_request, reply) => {
    reply.header('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=()');
    reply.header('x-robots-tag', 'noindex');
  });
}
