import { dirname, join } from 'node:path';
import { zoneOf } from '../app/organisation-face.ts';
import { carryOutChange } from '../app/rules-change/carry-out.ts';
import { previewChange } from '../app/rules-change/preview.ts';
import { draftStandard } from '../app/standards/draft.ts';
import { moveTo, publishStandard, type Version, withdrawStandard } from '../app/standards/publishing.ts';
import { standardVersions } from '../app/standards/versions.ts';
import { wordFault } from '../domain/standards/fault.ts';
import { readLetters } from '../domain/standards/letters.ts';
import { readStandard } from '../domain/standards/read.ts';
import { roles } from '../web/access/permissions.ts';
import { counted } from '../web/html/words/count.ts';
import { type Beside, besideDesk } from './beside.ts';
import { exit, type Io } from './command.ts';
import { readConfig } from './config.ts';
import { isRefused } from './refused.ts';
import { rulebookText, standardText } from './standard-file.ts';
import { confirmed, counting, previewData, tellDone, tellPreview } from './told-change.ts';

const deeds = ['draft', 'list', 'publish', 'withdraw', 'move'] as const;
type Deed = (typeof deeds)[number];

/** Whether this is asked of the desk's own versions, with what it needs. */
export const isDeed = (does: string | undefined, what: string | undefined): does is Deed =>
  (deeds as readonly (string | undefined)[]).includes(does) && (does === 'list') === (what === undefined);

export interface Asked {
  readonly json: boolean;
  readonly yes: boolean;
  readonly letters?: string | undefined;
  readonly 'put-off'?: string | undefined;
  readonly organisation?: string | undefined;
}

/** The versions of a desk's standards, from its console. Answers the exit code. */
export async function standardVersion(does: Deed, what: string, asked: Asked, io: Io): Promise<number> {
  const config = readConfig(io.environment);
  if ('faults' in config) {
    for (const fault of config.faults) io.err(fault);
    return exit.usage;
  }
  const version = versionIn(what);
  if (does !== 'draft' && does !== 'list' && version === null) {
    io.err(`kept standards ${does}: say NAME@VERSION, such as after-care@2.`);
    return exit.usage;
  }
  const beside = await besideDesk(config, asked.organisation ?? null, io.err);
  if (isRefused(beside)) {
    io.err(beside.refused);
    return exit.refused;
  }
  try {
    if (does === 'list') return await list(beside, asked, io);
    if (does === 'draft' || version === null) return await draft(beside, what, asked, io);
    if (does === 'publish') return await publish(beside, version, asked, io);
    if (does === 'withdraw') return await withdraw(beside, version, asked, io);
    return await move(beside, version, asked, io);
  } finally {
    await beside.done();
  }
}

function versionIn(what: string): Version | null {
  const [, name, version] = /^([^@]+)@([^@]+)$/.exec(what) ?? [];
  return name === undefined || version === undefined ? null : { name, version };
}

const refused = (why: string, io: Io): number => {
  io.err(why);
  return exit.refused;
};

async function list({ ground, organisation }: Beside, { json }: Asked, io: Io): Promise<number> {
  const versions = await standardVersions(ground, organisation);
  if (json)
    io.out(
      JSON.stringify(versions.map(({ body: _, wording: __, findings, ...row }) => ({ ...row, findings }))),
    );
  else
    for (const row of versions)
      io.out(
        `${row.name}@${row.version}  ${row.state}  from ${row.effectiveFrom}${row.inForce ? '  in force' : ''}  ${counted(row.openCases, 'open case')}`,
      );
  return exit.done;
}

async function draft({ ground, organisation }: Beside, what: string, asked: Asked, io: Io): Promise<number> {
  const found = await standardText(what);
  if (isRefused(found)) return refused(found.refused, io);
  const { file, text: body } = found;
  const read = readStandard(body, file);
  if ('faults' in read) return refused(read.faults.map(wordFault).join('\n'), io);
  const from = asked.letters ?? join(dirname(file), '../letters', `${read.standard.letters.wording}.yaml`);
  const wording = await rulebookText(from);
  if (typeof wording !== 'string')
    return refused(
      asked.letters === undefined
        ? `Its wording: ${wording.refused} Or say where it is: --letters FILE.`
        : wording.refused,
      io,
    );
  const letters = readLetters(wording, from);
  if ('faults' in letters) return refused(letters.faults.map(wordFault).join('\n'), io);
  const kept = await draftStandard(ground, organisation, { body, wording }, roles);
  if ('refused' in kept) return refused(kept.refused, io);
  const errors = kept.findings.filter(({ kind }) => kind === 'error').length;
  if (asked.json) io.out(JSON.stringify({ ...kept, state: errors === 0 ? 'checked' : 'draft' }));
  else {
    for (const found of kept.findings)
      io.out(`${file}:${found.line}:${found.column} ${found.kind}: ${found.message}`);
    io.out(
      `${kept.name}@${kept.version} is kept as ${errors === 0 ? 'checked' : `a draft: ${counted(errors, 'error')} to mend`}.`,
    );
  }
  return errors === 0 ? exit.done : exit.refused;
}

async function publish(beside: Beside, version: Version, asked: Asked, io: Io): Promise<number> {
  const { ground, organisation } = beside;
  const done = await publishStandard(ground, organisation, version, roles);
  if ('refused' in done) return refused(done.refused, io);
  const preview = await previewChange(ground, organisation, moveTo(version), counting('looked at'));
  const { name, version: n } = version;
  if (asked.json) io.out(JSON.stringify({ ...version, ...done, preview: previewData(preview) }));
  else {
    io.out(`${name}@${n} is published; new cases begin under it from ${done.effectiveFrom}.`);
    if (preview.following > 0)
      io.out(
        `${counted(preview.following, 'open case keeps its version', 'open cases keep their version')}. "kept standards move ${name}@${n}" shows what moving ${preview.following === 1 ? 'it' : 'them'} changes.`,
      );
  }
  return exit.done;
}

async function withdraw(
  { ground, organisation }: Beside,
  version: Version,
  asked: Asked,
  io: Io,
): Promise<number> {
  const done = await withdrawStandard(ground, organisation, version);
  if ('refused' in done) return refused(done.refused, io);
  io.out(
    asked.json
      ? JSON.stringify({ ...version, withdrawn: true })
      : `${version.name}@${version.version} is withdrawn: no new case begins under it.`,
  );
  return exit.done;
}

async function move(
  { ground, organisation }: Beside,
  version: Version,
  asked: Asked,
  io: Io,
): Promise<number> {
  const versions = await standardVersions(ground, organisation);
  const found = versions.find((row) => row.name === version.name && row.version === version.version);
  if (found?.state !== 'published')
    return refused(
      `${version.name}@${version.version} is not published; "kept standards list" says what is`,
      io,
    );
  const change = moveTo(version);
  const preview = await previewChange(ground, organisation, change, counting('looked at'));
  const reason = asked['put-off'];
  if (!asked.json) tellPreview(preview, await zoneOf(ground, organisation), reason !== undefined, io.out);
  const wanted = preview.following > 0 && (asked.yes || (await confirmed('Move these cases?', io.input, io)));
  const done = wanted
    ? await carryOutChange(ground, organisation, change, {
        by: { kind: 'desk' },
        later: reason === undefined ? 'stays' : { putOffBecause: reason },
        progress: counting('done'),
      })
    : null;
  if (done !== null && 'refused' in done) return refused(done.refused, io);
  if (asked.json) io.out(JSON.stringify({ preview: previewData(preview), done }));
  else if (done !== null) tellDone(done, io.out);
  return done === null && preview.following > 0 ? exit.refused : exit.done;
}
