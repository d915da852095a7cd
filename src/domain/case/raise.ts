import { type Draft, emit } from './draft.ts';
import type { Id } from './event.ts';

/** Asks a person to look at something, in words, unless they are asked already; `messageId`: the message it is about. */
export function raise(
  draft: Draft,
  trackId: Id,
  about: string,
  urgent = false,
  messageId: Id | null = null,
): void {
  const same = draft.state.exceptions.some((row) => row.about === about && row.messageId === messageId);
  if (!same)
    emit(draft, 'exception raised', { exceptionId: draft.newId(), about, messageId, urgent }, trackId);
}
