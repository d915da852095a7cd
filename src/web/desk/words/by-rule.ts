import type { ByRule } from '../../../app/by-rule.ts';

/** Why them: 'Priya Nair stands in for Colm Daly, who is named for this site'. */
export const whyByRule = ({ name, namedFor, coversFor }: ByRule): string =>
  coversFor === null
    ? `${name} is named for this ${namedFor}`
    : `${name} stands in for ${coversFor}, who is named for this ${namedFor}`;

/** 'by the rule: Priya Nair, for this site, standing in for Colm Daly'. */
export const byRuleWords = ({ name, namedFor, coversFor }: ByRule): string =>
  `by the rule: ${name}, for this ${namedFor}${coversFor === null ? '' : `, standing in for ${coversFor}`}`;
