import type { Guard } from './standard.ts';

const words: Readonly<Record<Guard, string>> = {
  'attempts evidenced': 'every attempt is on record with what came of it',
  'all heard': 'all that came in meanwhile was read',
  'no safety flag': 'nothing is marked as unsafe',
  'nobody vulnerable': 'nobody on the query is marked as vulnerable',
  'two slots offered': 'at least two times inside the promise were offered first',
  'signature and capacity': 'it is signed, and in what capacity',
  'not excluded': 'the product may be offered for somebody to fit themselves',
  'another person': 'somebody else makes it than whoever decided before',
  'another manager': 'another manager is named than the one who decided before',
  'nothing owed by law': 'nothing that the law demands is still to be done',
};

/** What must be so for a move or an extension, as the end of a sentence that begins with 'only if'. */
export const wordGuard = (guard: Guard): string => words[guard];
