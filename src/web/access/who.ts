import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../app/access/api-key.ts';
import type { Signed } from '../../app/access/session.ts';
import type { Author } from '../../domain/case/event.ts';
import { notAllowed } from '../errors/wrong.ts';
import { allowed, type Deed, may } from './permissions.ts';

/** Who is asking: as signed in, with the token that this session's forms carry. */
export type Who = Signed & { readonly csrf: string };
export type StaffWho = Extract<Who, { kind: 'staff' }>;
export type PartyWho = Extract<Who, { kind: 'party' }>;

declare module 'fastify' {
  interface FastifyRequest {
    who: Who | null;
    /** Files of a multipart form; its other fields are in `body`. */
    uploads: readonly Upload[];
  }
  interface FastifyContextConfig {
    /** Staff whose roles allow this deed, on some cases at least: then the handler asks `demand` with the case. */
    may?: Deed;
    /** A customer or client with a session of one case. */
    party?: true;
    /** Any member of staff who is signed in. */
    staff?: true;
    /** Anybody. */
    open?: true;
    /** A program with an API key of this scope. */
    scope?: Scope;
  }
}

export interface Upload {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** The member of staff who asks; throws where the route did not demand one. */
export function staffOf(request: FastifyRequest): StaffWho {
  if (request.who?.kind !== 'staff') throw notAllowed();
  return request.who;
}

/** The party who asks; throws where the route did not demand one. */
export function partyOf(request: FastifyRequest): PartyWho {
  if (request.who?.kind !== 'party') throw notAllowed();
  return request.who;
}

/** Throws unless this person may do this deed on this case. `theirs`: they are its operative or fitter. */
export function demand(who: StaffWho, deed: Deed, theirs: boolean): void {
  if (!may(who.roles, deed, theirs)) throw notAllowed();
}

/** True where a deed is theirs only on cases of their own, so that lists show only those. */
export const onlyTheirs = (who: StaffWho, deed: Deed): boolean => allowed(who.roles, deed) === 'o';

/** The author of commands that a member of staff sends. */
export const authorOf = (who: StaffWho): Author => ({ kind: 'staff', id: who.staffId, roles: who.roles });
