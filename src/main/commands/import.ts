import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { bounds } from '../../app/import/csv.ts';
import { importKinds } from '../../app/import/kinds.ts';
import type { ImportReport } from '../../app/import/report.ts';
import { besideDesk } from '../beside.ts';
import { type Command, exit, type Io } from '../command.ts';
import { readConfig } from '../config.ts';
import { isRefused } from '../refused.ts';
import { textOfFile } from '../text-file.ts';

const options = {
  organisation: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

function say(io: Io, file: string, report: ImportReport): void {
  for (const { line, why } of report.refused) io.err(`${file}:${line}: ${why}`);
  const { added, changed, same, refused } = report;
  io.out(`${added} added, ${changed} changed, ${same} the same, ${refused.length} refused.`);
}

export const command: Command = {
  name: 'import',
  summary: 'Imports clients, homes, people and contacts from CSV: "import homes FILE".',
  usage: `
kept import KIND FILE [--organisation MAIL-ADDRESS] [--json]

KIND is one of ${[...importKinds.keys()].join(', ')}; docs/import.md has the columns of each.
Rows that stand are written all at once; each row that cannot is printed as FILE:LINE: why, and changes nothing.
The same file again changes nothing. The desk may run meanwhile.
--json prints {"fileName", "added", "changed", "same", "refused": [{"line", "why"}]}.
Exit codes: 0 every row stands; 1 a row or the whole file was refused; 2 asked wrongly, or a setting is wrong.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [kind = '', file, ...rest] = positionals;
    const taking = importKinds.get(kind);
    const config = readConfig(io.environment);
    if (taking === undefined || file === undefined || rest.length > 0 || 'faults' in config) {
      if ('faults' in config) for (const each of config.faults) io.err(each);
      else
        io.err(
          `kept import: say: kept import KIND FILE, with KIND of ${[...importKinds.keys()].join(', ')}.`,
        );
      return exit.usage;
    }
    const text = await textOfFile(file, bounds.bytes / 1024 / 1024);
    if (typeof text !== 'string') {
      io.err(text.refused);
      return exit.refused;
    }
    const beside = await besideDesk(config, values.organisation ?? null, io.err);
    if (isRefused(beside)) {
      io.err(beside.refused);
      return exit.refused;
    }
    try {
      const report = await taking.take(beside.ground, beside.organisation, basename(file), text);
      if ('fault' in report) {
        io.err(`${file}: ${report.fault}`);
        return exit.refused;
      }
      if (values.json) io.out(JSON.stringify(report));
      else say(io, file, report);
      return report.refused.length === 0 ? exit.done : exit.refused;
    } finally {
      await beside.done();
    }
  },
};
