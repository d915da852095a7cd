import { attributionEnd, isForwardMark, isHeaderBlock, isOriginalMark } from './quote-marks.ts';

export interface Separated {
  /** What the sender wrote now. */
  readonly newWords: string;
  /** What stood there already: the history of the conversation, or the message that was forwarded. */
  readonly quoted: string;
  /** Only where it is marked as one; a name under the words stays with the words. */
  readonly signature: string;
  readonly forwarded: boolean;
}

const maxLines = 20_000;

/** Lines; a longer end of a letter is no signature, whatever stands above it. */
const longestSignature = 13;

/**
 * Separates the new words of a reply from the history below, above or around them. When in doubt words count as new:
 * better to read a sentence twice than to lose one.
 */
export function separate(text: string): Separated {
  const lines = text.split('\n', maxLines);
  const fresh: string[] = [];
  const quoted: string[] = [];
  let forwarded = false;
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (/^\s{0,3}>/.test(line)) {
      quoted.push(line);
      at++;
      continue;
    }
    if (isForwardMark(line) || isOriginalMark(line) || isHeaderBlock(lines, at)) {
      forwarded ||= isForwardMark(line);
      quoted.push(...lines.slice(at));
      break;
    }
    const end = attributionEnd(lines, at);
    if (end >= 0) {
      const next = lines.slice(end + 1, end + 6).find((following) => following.trim() !== '');
      if (next !== undefined && !/^\s{0,3}>/.test(next)) {
        quoted.push(...lines.slice(at));
        break;
      }
      quoted.push(...lines.slice(at, end + 1));
      at = end + 1;
      continue;
    }
    fresh.push(line);
    at++;
  }
  const { words, signature } = withoutSignature(fresh);
  return { newWords: tidy(words), quoted: tidy(quoted), signature: tidy(signature), forwarded };
}

const phoneLine =
  /^(sent|envoyé|gesendet|enviado|wysłane) (from|with|via|using|de|depuis|von|desde|z) (my |mon |meinem |mi |mojego |outlook|yahoo|proton|gmail|samsung|android|mail for |aol|bt )[^,;!?]{0,60}$/i;
const getLine =
  /^get (outlook|bluemail|the new yahoo mail)( for (ios|android|windows|mac))?( ?<?https?:\/\/\S{1,100})?$/i;

function withoutSignature(lines: readonly string[]): { words: string[]; signature: string[] } {
  const mark = lines.findLastIndex((line) => line === '-- ' || line === '--');
  if (mark >= 0 && lines.slice(mark).filter((line) => line.trim() !== '').length <= longestSignature)
    return { words: lines.slice(0, mark), signature: lines.slice(mark) };
  let end = lines.length;
  while (end > 0 && lines[end - 1]?.trim() === '') end--;
  const last = (lines[end - 1] ?? '').trim().slice(0, 200);
  if (end > 0 && (phoneLine.test(last) || getLine.test(last))) {
    return { words: lines.slice(0, end - 1), signature: lines.slice(end - 1) };
  }
  return { words: [...lines], signature: [] };
}

function tidy(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
