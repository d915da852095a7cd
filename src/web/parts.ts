import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { MailSignIn } from '../app/access/sign-in.ts';
import type { Ground } from '../app/ground.ts';
import type { Instant } from '../domain/time/types.ts';
import type { OrganisationId } from '../store/organisation-id.ts';
import type { Assets } from './assets/registry.ts';

/** What the web stands on; made once in `main`, handed in. */
export interface Parts {
  readonly ground: Ground;
  readonly assets: Assets;
  /** Whose pages are asked for under this host name; null: nobody's. */
  organisationAt(host: string): Promise<OrganisationId | null>;
  /** Sends a sign-in mail now. It is never kept where others could read it, but on a training desk. */
  readonly mailSignIn: MailSignIn;
  /** The wall clock: sessions, tries and rates run on it, whatever clock a training desk keeps. */
  wall(): Instant;
  /** A number of hops between the browser and us that may say who asked; 0: the connection itself says so. */
  readonly proxies: number;
  /** Started as a training desk: its sign-in page lets one choose who one is. Never so by `kept serve`. */
  readonly training: boolean;
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** A part of the site: registers its routes under the hooks of its face. */
export type Face = (app: App, parts: Parts) => Promise<void>;
