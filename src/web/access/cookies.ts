import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Ground } from '../../app/ground.ts';

export type CookieName = 'staff' | 'case' | 'browser';

const overHttps = (ground: Pick<Ground, 'publicUrl'>) => ground.publicUrl.startsWith('https:');

/** Over https the name binds the cookie to this very host (RFC 6265bis, "__Host-"). */
export const cookieName = (ground: Pick<Ground, 'publicUrl'>, name: CookieName): string =>
  overHttps(ground) ? `__Host-kept-${name}` : `kept-${name}`;

export const cookieFor = (ground: Pick<Ground, 'publicUrl'>, seconds: number): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: overHttps(ground),
  maxAge: seconds,
});
