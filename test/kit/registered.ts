import type { Fact } from '../../src/domain/case/event.ts';
import { at, client, homeowner, Story, staff } from './case.ts';

export const manager = staff('care manager');
export const office = staff('administrator', 'senior administrator');
export const planner = staff('operations planner', 'administrator');
export const fitter = staff('fitter');
export const operative = staff('site operative');
export const someone = '00000000-0000-7000-8000-00000000face';
export const said = '00000000-0000-7000-8000-0000000005a1';

/** A registered query, in assessment on Monday 23 November 2026 at 11:00. */
export function assessed(parties = [homeowner, client], items = 1): Story {
  const story = new Story();
  story.now = at('2026-11-23 10:00');
  story.open(parties, undefined, items);
  story.now = at('2026-11-23 11:00');
  story.move(office, 'register', { manager: someone });
  return story;
}

export const slot = (from: string, to: string): Fact => ({ from: at(from), to: at(to) });
