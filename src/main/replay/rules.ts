import type { Rules } from '../../domain/case/rules.ts';
import { wordFault } from '../../domain/standards/fault.ts';
import { readStandard } from '../../domain/standards/read.ts';
import { type Standard, standardId } from '../../domain/standards/standard.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { rulebookCalendars } from '../calendars.ts';
import { isRefused } from '../refused.ts';
import { standardText } from '../standard-file.ts';

const versionOf = ({ id, version }: Calendar): string => `${id}@${version}`;

/**
 * The rules of these files, and every calendar of the rulebook. A kind of case that several standards run begins under
 * the first of them, a query under the first file. Null: `say` has been told what is wrong.
 */
export async function rulesOf(files: readonly string[], say: (line: string) => void): Promise<Rules | null> {
  const calendars = await rulebookCalendars();
  const inForce = new Map<string, { readonly standard: string; readonly calendar: string }>();
  const standards = new Map<string, Standard>();
  for (const file of files) {
    const standard = await standardIn(file, say);
    if (standard === null) return null;
    const calendar = calendars.get(standard.calendar);
    if (calendar === undefined) {
      say(`kept replay: ${file} counts in ${standard.calendar}, which the rulebook does not have.`);
      return null;
    }
    const force = { standard: standardId(standard), calendar: versionOf(calendar) };
    standards.set(force.standard, standard);
    for (const kind of standards.size === 1 ? ['query', ...standard.kinds] : standard.kinds)
      if (!inForce.has(kind)) inForce.set(kind, force);
  }
  return {
    standards,
    calendars: new Map([...calendars.values()].map((one) => [versionOf(one), one])),
    inForce,
  };
}

async function standardIn(named: string, say: (line: string) => void): Promise<Standard | null> {
  const found = await standardText(named);
  if (isRefused(found)) {
    say(`kept replay: ${found.refused}`);
    return null;
  }
  const read = readStandard(found.text, found.file);
  if (!('faults' in read)) return read.standard;
  for (const fault of read.faults) say(wordFault(fault));
  return null;
}
