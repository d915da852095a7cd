import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from '../../domain/standards/check/finding.ts';
import { checkStandard } from '../../domain/standards/check.ts';
import { explainSections, explainStandard } from '../../domain/standards/explain.ts';
import { type Fault, wordFault } from '../../domain/standards/fault.ts';
import { readLetters } from '../../domain/standards/letters.ts';
import { readStandard } from '../../domain/standards/read.ts';
import { lettersSchema, schemaFile, standardSchema } from '../../domain/standards/schema.ts';
import { roles } from '../../web/access/permissions.ts';
import { counted } from '../../web/html/words/count.ts';
import { rulebookCalendars } from '../calendars.ts';
import { type Command, exit, type Io } from '../command.ts';
import { knownNames } from '../known-standards.ts';
import { isRefused } from '../refused.ts';
import { rulebookText, standardText } from '../standard-file.ts';
import { isDeed, standardVersion } from '../standard-versions.ts';

export const command: Command = {
  name: 'standards',
  summary: 'Checks and explains a standard; drafts, publishes and withdraws its versions; moves open cases.',
  usage: `
kept standards check FILE [--letters FILE] [--json]
kept standards explain FILE [--json]
kept standards schema standard|letters
kept standards draft FILE [--letters FILE] [--organisation MAIL-ADDRESS] [--json]
kept standards list [--organisation MAIL-ADDRESS] [--json]
kept standards publish NAME@VERSION [--organisation MAIL-ADDRESS] [--json]
kept standards withdraw NAME@VERSION [--organisation MAIL-ADDRESS] [--json]
kept standards move NAME@VERSION [--yes] [--put-off REASON] [--organisation MAIL-ADDRESS] [--json]

A FILE to check or explain is a file, or one of the rulebook by name: after-care, after-care@1.
check    reads a standard and its wording (the file it names, in ../letters beside it, unless --letters says another)
         and prints what is wrong, a line each: FILE:LINE:COLUMN error or warning, and what to do
explain  prints the standard in plain words, every line of it
schema   prints the JSON Schema by which editors complete a standard or a file of wording
draft    keeps a version with its wording in the desk, and checks it; other words under the same version replace it
list     every version: draft, checked, published or withdrawn, from when, and how many open cases run by it
publish  publishes a checked draft for good: new cases begin under it from its date; says which open cases could move
withdraw no new case begins under that version; those that run by it go on
move     shows each promise of the open cases before and after, and lets them follow that version when confirmed, by yes
         on a terminal or by --yes. A date that a customer was told never falls later by this: it stays, or with
         --put-off is put off for that reason, and the customer is written to
The desk may run meanwhile: draft, list, publish, withdraw and move need its settings.
Exit code: 0 when there is no error (warnings may be), 1 when there is, 2 when asked wrongly.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        letters: { type: 'string' },
        yes: { type: 'boolean', default: false },
        'put-off': { type: 'string' },
        organisation: { type: 'string' },
      },
    });
    const [does, what, ...more] = positionals;
    if (more.length === 0 && isDeed(does, what)) return standardVersion(does, what ?? '', values, io);
    if (what !== undefined && more.length === 0) {
      if (does === 'check') return check(what, values.letters, values.json, io);
      if (does === 'explain') return explain(what, values.json, io);
      if (does === 'schema') return schema(what, io);
    }
    io.err(`kept standards: say what to do with which file.\n\n${command.usage.trim()}`);
    return exit.usage;
  },
};

async function check(named: string, letters: string | undefined, json: boolean, io: Io): Promise<number> {
  const found = await standardText(named);
  if (isRefused(found)) return unread(found.refused, io);
  const { file, text } = found;
  const read = readStandard(text, file);
  if ('faults' in read) return tell(faulty(read.faults), json, io);
  const wordingFile = letters ?? join(dirname(file), '../letters', `${read.standard.letters.wording}.yaml`);
  const wording = await rulebookText(wordingFile);
  if (typeof wording !== 'string')
    return unread(
      letters === undefined
        ? `Its wording: ${wording.refused} Or say where it is: --letters FILE.`
        : wording.refused,
      io,
    );
  const worded = readLetters(wording, wordingFile);
  if ('faults' in worded) return tell(faulty(worded.faults), json, io);
  const asksForKinds = read.standard.moves.some(({ when }) => when?.on === 'another track');
  const kinds = asksForKinds ? (await knownNames([file])).kinds : null;
  const findings = checkStandard(read, worded.letters, await rulebookCalendars(), roles, kinds);
  return tell(
    findings.map((finding) => ({ file, ...finding })),
    json,
    io,
  );
}

type Told = Finding & { readonly file: string };

const faulty = (faults: readonly Fault[]): Told[] => faults.map((fault) => ({ kind: 'error', ...fault }));

function tell(findings: readonly Told[], json: boolean, io: Io): number {
  const errors = findings.filter((finding) => finding.kind === 'error').length;
  if (json) io.out(JSON.stringify({ errors, warnings: findings.length - errors, findings }));
  else {
    for (const finding of findings) {
      io.out(wordFault({ ...finding, message: `${finding.kind}: ${finding.message}` }));
    }
    io.out(`${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`);
  }
  return errors === 0 ? exit.done : exit.refused;
}

async function explain(named: string, json: boolean, io: Io): Promise<number> {
  const found = await standardText(named);
  if (isRefused(found)) return unread(found.refused, io);
  const read = readStandard(found.text, found.file);
  if ('faults' in read) return tell(faulty(read.faults), json, io);
  io.out(json ? JSON.stringify(explainSections(read.standard)) : explainStandard(read.standard));
  return exit.done;
}

function schema(of: string, io: Io): number {
  const made = { standard: standardSchema, letters: lettersSchema }[of];
  if (made === undefined) {
    io.err(`kept standards schema: there is a schema of a standard and of letters, not of "${of}".`);
    return exit.usage;
  }
  io.out(schemaFile(made()).trimEnd());
  return exit.done;
}

function unread(why: string, io: Io): number {
  io.err(`kept standards: ${why}`);
  return exit.usage;
}
