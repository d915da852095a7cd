import type { InjectOptions } from 'fastify';
import { sendOrganisation } from '../../../src/app/send.ts';
import { wakeOrganisation } from '../../../src/app/wake.ts';
import { aDesk, type Desk } from '../../intake/desk.ts';
import type { TestDatabase } from '../../kit/database.ts';
import { aPerson } from '../organisation.ts';
import { type Site, site } from '../site.ts';

export interface Signed {
  readonly cookie: string;
  readonly csrf: string;
  readonly id: string;
}

/** The desk of the samples with its pages: real mail in, real rules, and somebody of each role signed in. */
export interface World {
  readonly desk: Desk;
  readonly site: Site;
  readonly manager: Signed;
  readonly senior: Signed;
  readonly administrator: Signed;
  readonly planner: Signed;
  readonly fitter: Signed;
  readonly keeper: Signed;
  get(path: string, who?: Signed): Promise<{ status: number; body: string; location: string }>;
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    who?: Signed,
  ): Promise<{ status: number; body: string; location: string }>;
  /** The hidden fields of the form of a page that is sent to this address. */
  hidden(body: string, action: string, containing?: string): Record<string, string>;
  /** Lets that many milliseconds pass, and does what time itself asks for. */
  pass(milliseconds: number): Promise<void>;
  reference(caseId: string | null): Promise<string>;
}

export async function aWorld(db: TestDatabase, start = '2026-11-23 10:00'): Promise<World> {
  const desk = await aDesk(db, start);
  const pages = await site(db.app, { ...desk.ground });
  pages.clock.set(await desk.ground.now(desk.organisation));
  const { organisation } = desk;
  const signed = async (...roles: string[]): Promise<Signed> => {
    const id = await aPerson(
      db.app,
      organisation,
      roles,
      `${roles.join('-').replaceAll(' ', '-')}@pages.example`,
    );
    return { id, ...(await pages.signedIn(organisation, id)) };
  };
  const manager = await signed('care manager');
  const answered = async (options: InjectOptions) => {
    const { statusCode, body, headers } = await pages.app.inject(options);
    return { status: statusCode, body, location: String(headers.location ?? '') };
  };
  return {
    desk,
    site: pages,
    manager,
    senior: await signed('senior administrator'),
    administrator: await signed('administrator'),
    planner: await signed('operations planner'),
    fitter: await signed('fitter'),
    keeper: await signed('keeper'),
    get: (path, who = manager) => answered({ method: 'GET', url: path, headers: { cookie: who.cookie } }),
    post: (path, fields, who = manager) =>
      answered({
        method: 'POST',
        url: path,
        headers: { cookie: who.cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ csrf: who.csrf, ...fields }).toString(),
      }),
    hidden: (body, action, containing = '') => {
      const forms = body
        .split('<form ')
        .slice(1)
        .map((form) => form.split('</form>')[0] ?? '');
      const form = forms.find((text) => text.includes(`action="${action}"`) && text.includes(containing));
      if (form === undefined)
        throw new Error(`no form to ${action}${containing === '' ? '' : ` with ${containing}`}`);
      const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
      return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
    },
    pass: async (milliseconds) => {
      await sendOrganisation(desk.ground, null, organisation, await desk.ground.now(organisation));
      const now = (await desk.ground.now(organisation)) + milliseconds;
      desk.ground.set(now);
      await wakeOrganisation(desk.ground, organisation, now, (id, error) => {
        throw new Error(`case ${id}`, { cause: error });
      });
    },
    reference: async (caseId) => (await desk.caseOf(caseId)).reference,
  };
}
