import { placeAt } from './agreement.ts';
import { checkAttempts } from './check/attempts.ts';
import { checkCalendar, type Published } from './check/calendar.ts';
import type { Finding, Say } from './check/finding.ts';
import { checkLetters } from './check/letters.ts';
import { checkMoves } from './check/moves.ts';
import { checkPromises } from './check/promises.ts';
import { checkSilence } from './check/silence.ts';
import { checkStages } from './check/stages.ts';
import { checkSum } from './check/sum.ts';
import type { Letters } from './letters.ts';
import type { ReadStandard } from './read.ts';

/**
 * What a person should know of a standard before it is published, in the order of its file.
 * `letters` is its file of wording; `calendars` are those of the rulebook by id.
 */
export function checkStandard(
  { standard, places }: ReadStandard,
  letters: Letters,
  calendars: ReadonlyMap<string, Published>,
): readonly Finding[] {
  const findings: Finding[] = [];
  const say: Say = (kind, path, message) => {
    findings.push({ kind, ...placeAt(places, path), message });
  };
  checkStages(standard, say);
  checkSilence(standard, say);
  checkPromises(standard, say);
  checkAttempts(standard, say);
  checkMoves(standard, say);
  checkLetters(standard, letters, say);
  checkCalendar(standard, calendars, say);
  checkSum(standard, say);
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}
