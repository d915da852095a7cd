import { parseArgs } from 'node:util';
import { type Fault, wordFault } from '../../domain/standards/fault.ts';
import { readStandard } from '../../domain/standards/read.ts';
import { schemaFile } from '../../domain/standards/schema.ts';
import { compared } from '../../domain/standards/simulate/compare.ts';
import type { Figures } from '../../domain/standards/simulate/figures.ts';
import { type ReadScenario, readScenario, type Scenario } from '../../domain/standards/simulate/scenario.ts';
import { scenarioSchema } from '../../domain/standards/simulate/schema.ts';
import { mostCases, simulate } from '../../domain/standards/simulate/simulate.ts';
import { type Slip, slipsIn } from '../../domain/standards/simulate/slips.ts';
import { told } from '../../domain/standards/simulate/told.ts';
import type { Standard } from '../../domain/standards/standard.ts';
import { roles } from '../../web/access/permissions.ts';
import { simulationPage } from '../../web/simulation/page.ts';
import { rulebookCalendars } from '../calendars.ts';
import { type Command, exit, type Io } from '../command.ts';
import { knownNames } from '../known-standards.ts';
import { progressBar } from '../progress-bar.ts';
import { isRefused, type Refused } from '../refused.ts';
import { rulebookText, scenarioFile, standardText } from '../standard-file.ts';
import { writeTextFile } from '../text-file.ts';

export const command: Command = {
  name: 'simulate',
  summary:
    'Drives synthetic cases through a standard and says what comes of it: days, promises late, work and queues.',
  usage: `
kept simulate STANDARD [--against STANDARD] [--scenario FILE] [--cases N] [--seed N] [--json] [--html FILE]
kept simulate --schema

A STANDARD is a file, or one of the rulebook by name: after-care, after-care@1. Its cases come in, are worked on, answered
or not, and closed, by the same rules and the same clock that run a desk.
--scenario  who writes in, how people answer, who works there (rulebook/simulations/default.yaml unless said otherwise)
--cases     how many; unless said a year of the scenario. More than a year's are several years, each begun anew
--seed      another year of the same kind; the same seed gives the same answer to the byte
--against   another standard under the same year, and what changes
--json      the figures as JSON, one line
--html      writes them as a page that needs nothing else, with charts
--schema    prints the JSON Schema by which editors complete a scenario
Exit codes: 0 done; 1 the scenario cannot be run; 2 a file cannot be read or is wrong (FILE:LINE:COLUMN), or asked wrongly.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        against: { type: 'string' },
        scenario: { type: 'string' },
        cases: { type: 'string' },
        seed: { type: 'string' },
        html: { type: 'string' },
        json: { type: 'boolean', default: false },
        schema: { type: 'boolean', default: false },
      },
    });
    if (values.schema) {
      io.out(schemaFile(scenarioSchema()).trimEnd());
      return exit.done;
    }
    const [asked, ...more] = positionals;
    if (asked === undefined || more.length > 0) {
      io.err(`kept simulate: say which standard.\n\n${command.usage.trim()}`);
      return exit.usage;
    }
    const scenarioIn = values.scenario ?? scenarioFile;
    const found = read(await scenarioText(scenarioIn), io, readScenario);
    const written = await standardText(asked);
    const standard = read(written, io, standardOf);
    const against = values.against === undefined ? written : await standardText(values.against);
    const other = values.against === undefined ? null : read(against, io, standardOf);
    if (found === undefined || standard === undefined || other === undefined || isRefused(written))
      return exit.usage;
    const { scenario } = found;
    const cases = numberOf(values.cases, 'cases', scenario.cases, 1, mostCases, io);
    const seed = numberOf(values.seed, 'seed', scenario.seed, 0, 2_147_483_647, io);
    if (cases === null || seed === null) return exit.usage;
    const standards = other === null ? [standard] : [standard, other];
    const files = [written.file, ...(isRefused(against) ? [] : [against.file])];
    for (const slip of await slipsOf(found, standards, files))
      io.err(wordFault({ file: scenarioIn, ...slip }));
    const all = await figuresOf(standards, scenario, { cases, seed }, io);
    const [figures, beside] = all ?? [];
    if (figures === undefined) return exit.refused;
    const changes = compare(figures, beside);
    // Figures that took long are printed, also where the page cannot be written.
    io.out(
      values.json ? JSON.stringify({ figures, against: beside ?? null, changes }) : told(figures, beside),
    );
    const page = values.html;
    if (page === undefined || (await write(page, simulationPage(figures, beside, changes), io)))
      return exit.done;
    return exit.usage;
  },
};

/** All standards of the rulebook are read only where these do not have a name. */
async function slipsOf(
  found: ReadScenario,
  standards: readonly Standard[],
  files: readonly string[],
): Promise<readonly Slip[]> {
  const own = slipsIn(found, standards, { moves: [], roles });
  return own.length === 0 ? own : slipsIn(found, standards, { ...(await knownNames(files)), roles });
}

const compare = (figures: Figures, against: Figures | undefined): readonly string[] =>
  against === undefined ? [] : compared(figures, against);

async function figuresOf(
  standards: readonly Standard[],
  scenario: Scenario,
  how: { readonly cases: number; readonly seed: number },
  io: Io,
): Promise<Figures[] | null> {
  const calendars = await rulebookCalendars();
  const bar = progressBar(how.cases * standards.length);
  const all: Figures[] = [];
  for (const [i, standard] of standards.entries()) {
    const calendar = calendars.get(standard.calendar);
    const figures =
      calendar === undefined
        ? { refused: `${standard.name} counts in ${standard.calendar}, which the rulebook does not have.` }
        : simulate(standard, calendar, scenario, how, (done) => bar.show(i * how.cases + done));
    if ('refused' in figures) {
      bar.end();
      io.err(`kept simulate: ${figures.refused}`);
      return null;
    }
    all.push(figures);
  }
  bar.end();
  return all;
}

interface Text {
  readonly file: string;
  readonly text: string;
}

async function scenarioText(file: string): Promise<Text | Refused> {
  const text = await rulebookText(file);
  return typeof text === 'string' ? { file, text } : text;
}

/** What a file says; undefined where it cannot be read or is wrong, which then has been said. */
function read<T extends object>(
  found: Text | Refused,
  io: Io,
  of: (text: string, file: string) => T | { readonly faults: readonly Fault[] },
): T | undefined {
  if (isRefused(found)) {
    io.err(`kept simulate: ${found.refused}`);
    return undefined;
  }
  const said = of(found.text, found.file);
  if (!('faults' in said)) return said;
  for (const fault of said.faults as readonly Fault[]) io.err(wordFault(fault));
  return undefined;
}

const standardOf = (text: string, file: string): Standard | { readonly faults: readonly Fault[] } => {
  const found = readStandard(text, file);
  return 'faults' in found ? found : found.standard;
};

/** A whole number of an option; null where it is none, which then has been said. */
function numberOf(
  text: string | undefined,
  option: string,
  otherwise: number,
  least: number,
  most: number,
  io: Io,
): number | null {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  io.err(`kept simulate: --${option} takes a whole number from ${least} to ${most}, not "${text}".`);
  return null;
}

async function write(file: string, page: string, io: Io): Promise<boolean> {
  const refused = await writeTextFile(file, page);
  if (refused !== null) io.err(`kept simulate: ${refused.refused}`);
  return refused === null;
}
