import { parseRule } from '../time/rule.ts';
import type { Rule } from '../time/types.ts';
import type { Clock } from './event.ts';

/** The rule by which a date was counted, which its standard may have changed since; `otherwise` where it is none in words. */
export function ruleOfClock(clock: Pick<Clock, 'rule'>, otherwise: Rule): Rule {
  const rule = parseRule(clock.rule);
  return 'refused' in rule ? otherwise : rule;
}
