import { placeAt } from './agreement.ts';
import { checkAppointments } from './check/appointments.ts';
import { checkAttempts } from './check/attempts.ts';
import { checkCalendar, type Published } from './check/calendar.ts';
import { checkExtending } from './check/extending.ts';
import type { Finding, Say } from './check/finding.ts';
import { checkGuards } from './check/guards.ts';
import { checkHours } from './check/hours.ts';
import { checkKinds } from './check/kinds.ts';
import { checkLetters } from './check/letters.ts';
import { checkMakers } from './check/makers.ts';
import { checkMoves } from './check/moves.ts';
import { checkOnceSent } from './check/once-sent.ts';
import { checkPromises } from './check/promises.ts';
import { checkRings } from './check/rings.ts';
import { checkSilence } from './check/silence.ts';
import { checkStages } from './check/stages.ts';
import { checkSum } from './check/sum.ts';
import { checkTold } from './check/told.ts';
import { checkTries } from './check/tries.ts';
import { checkTriggers } from './check/triggers.ts';
import { checkWaiting } from './check/waiting.ts';
import type { Letters } from './letters.ts';
import type { ReadStandard } from './read.ts';

/**
 * What a person should know of a standard before it is published, in the order of its file.
 * `letters` is its file of wording; `calendars` are those of the rulebook by id; `roles` are those that staff can be
 * given, and `kinds` the kinds of case of the other standards, each null where that is not known.
 */
export function checkStandard(
  { standard, places }: ReadStandard,
  letters: Letters,
  calendars: ReadonlyMap<string, Published>,
  roles: readonly string[] | null = null,
  kinds: readonly string[] | null = null,
): readonly Finding[] {
  const findings: Finding[] = [];
  const say: Say = (kind, path, message) => {
    findings.push({ kind, ...placeAt(places, path), message });
  };
  checkStages(standard, say);
  checkSilence(standard, say);
  checkPromises(standard, say);
  checkAttempts(standard, say);
  checkTries(standard, say);
  checkMoves(standard, say);
  checkMakers(standard, roles, say);
  checkExtending(standard, say);
  checkRings(standard, say);
  checkGuards(standard, say);
  checkTriggers(standard, say);
  checkOnceSent(standard, say);
  checkAppointments(standard, say);
  checkWaiting(standard, say);
  checkTold(standard, letters, say);
  checkKinds(standard, kinds, say);
  checkLetters(standard, letters, say);
  checkCalendar(standard, calendars, say);
  checkHours(standard, calendars, say);
  checkSum(standard, say);
  return findings.sort((a, b) => a.line - b.line || a.column - b.column);
}
