import type { CaseEvent } from '../../src/domain/case/event.ts';
import type { Story } from './case.ts';

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The first place where these events say anything else than those, ids and words left out apart: each id is always called
 * the same, and nothing else is called so. null: they are the same.
 */
export function differsAt(recorded: readonly CaseEvent[], told: readonly CaseEvent[]): string | null {
  const names = new Map<string, string>();
  const taken = new Map<string, string>();
  const where = (was: unknown, is: unknown, at: string): string | null => {
    if (typeof was === 'string' && typeof is === 'string') {
      if (!isId.test(was)) return was === is || is.includes('left out ') ? null : `${at}: ${was}, ${is}`;
      const called = names.get(was) ?? is;
      const other = taken.get(is) ?? was;
      names.set(was, called);
      taken.set(is, other);
      return called === is && other === was ? null : `${at}: ${was} is called ${called} and ${is}`;
    }
    if (typeof was !== 'object' || was === null || typeof is !== 'object' || is === null)
      return was === is ? null : `${at}: ${was}, ${is}`;
    const keys = new Set([...Object.keys(was), ...Object.keys(is)]);
    for (const key of keys) {
      const found = where(Reflect.get(was, key), Reflect.get(is, key), `${at}/${key}`);
      if (found !== null) return found;
    }
    return null;
  };
  if (recorded.length !== told.length) return `${recorded.length} events, told as ${told.length}`;
  return where(recorded.map(fact), told.map(fact), '');
}

/** A command that lets somebody join on the way is told as two; the desk and the case itself have no names. */
const fact = ({ organisation: _, case: __, commandId: ___, ...rest }: CaseEvent): object => rest;

/** Gives a story ids that are like those of no fixed party, as a desk's are. */
export function withOwnIds(story: Story): Story {
  let ids = 0;
  story.newId = () => {
    ids += 1;
    return `b0000000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
  };
  return story;
}
