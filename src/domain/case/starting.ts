import { isFor } from '../standards/only-where.ts';
import type { PromiseRule } from '../standards/standard.ts';
import { instOf } from '../time/derived.ts';
import type { Rule } from '../time/types.ts';
import { isSlot } from './appointments.ts';
import { calendarOf, type Draft } from './draft.ts';
import type { Fact, Id } from './event.ts';
import { firstReceipt, isMetSinceReceipt } from './first-receipt.ts';
import type { Making } from './moves.ts';
import { makePromise, promiseRule } from './promises.ts';
import type { Track } from './state.ts';

/** A promise begins with a move: for the track, or for each of these items that it is meant for. */
export function startPromise(
  draft: Draft,
  track: Track,
  name: string,
  ids: readonly Id[],
  making: Making,
): void {
  const rule = promiseRule(draft, track, name);
  const start = startOf(draft, track, rule, making);
  const meant = draft.state.items.filter((item) => ids.includes(item.id) && isFor(rule.only, item.facts));
  if (meant.length === 0) return;
  if (rule.of === 'track') {
    if (!isMetSinceReceipt(draft.state, track, rule, null)) makePromise(draft, track, name, null, start);
  } else
    for (const { id } of meant)
      if (!isMetSinceReceipt(draft.state, track, rule, id)) makePromise(draft, track, name, id, start);
}

function startOf(draft: Draft, track: Track, rule: PromiseRule, making: Making): number {
  if (rule.from === 'first receipt') return firstReceipt(track);
  if (rule.from === 'receipt')
    return making.receivedAt ?? receiptOf(draft, making.fields.message) ?? draft.at;
  const given = rule.given === undefined ? undefined : making.fields[rule.given];
  if (typeof given === 'string' && given !== '')
    return instOf(calendarOf(draft.rules, track), given, '00:00');
  if (typeof given === 'number') return given;
  if (!isSlot(given)) return draft.at;
  if (rule.from === 'end of slot') return given.to;
  const notice = given.from - aheadMs(rule.ahead);
  return notice > draft.at ? notice : given.from;
}

const minute = 60_000;

function aheadMs(ahead: Rule | undefined): number {
  if (ahead?.unit === 'hours') return ahead.n * 60 * minute;
  return ahead?.unit === 'minutes' ? ahead.n * minute : 0;
}

function receiptOf(draft: Draft, messageId: Fact | undefined): number | null {
  return draft.state.messages.find((row) => row.id === messageId)?.receivedAt ?? null;
}
