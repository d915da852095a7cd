import type { ByRule } from '../../../app/by-rule.ts';

/** 'by the rule: Priya Nair, for this site, standing in for Colm Daly'. */
export const byRuleWords = ({ name, namedFor, coversFor }: ByRule): string =>
  `by the rule: ${name}, for this ${namedFor}${coversFor === null ? '' : `, standing in for ${coversFor}`}`;
