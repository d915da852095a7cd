/** "On … wrote:" as mail programs put it above a quotation, in the languages met in British post. */
const attributions: readonly RegExp[] = [
  /^on\b.{3,300}\bwrote:?$/i,
  /^le\b.{3,300}\ba écrit\s?:$/i,
  /^am\b.{3,300}\bschrieb\b.{0,100}:$/i,
  /^el\b.{3,300}\bescribió:$/i,
  /^il\b.{3,300}\bha scritto:$/i,
  /^op\b.{3,300}\bschreef\b.{0,100}:$/i,
  /^em\b.{3,300}\bescreveu:$/i,
  /^(w dniu|dnia|\S+,)\b.{3,300}\bnapisał\(?a?\)?:$/i,
];
/** Believed only with an address or a year in it: "my sister wrote:" is a sentence. */
const looseAttribution = /^\S.{3,300}\bwrote:$/i;
const attributionStart = /^(on|le|am|el|il|op|em|w dniu|dnia|pon|wt|śr|czw|pt|sob|niedz)\b/i;

/**
 * The index of the last line of an attribution that begins at `at`, or -1. Programs wrap it over up to four lines; a
 * wrapped one must begin as attributions do and name an address or a year, so that a sentence is not taken for one.
 */
export function attributionEnd(lines: readonly string[], at: number): number {
  const begin = (lines[at] ?? '').trim();
  if (begin === '' || begin.length > 400) return -1;
  if (attributions.some((pattern) => pattern.test(begin))) return at;
  if (/@|\d{4}/.test(begin) && looseAttribution.test(begin)) return at;
  if (!attributionStart.test(begin)) return -1;
  let joined = begin;
  for (let end = at + 1; end <= at + 3 && end < lines.length; end++) {
    const line = (lines[end] ?? '').trim();
    if (line === '' || line.startsWith('>')) return -1;
    joined = `${joined} ${line}`.slice(0, 500);
    if (/@|\d{4}/.test(joined) && attributions.some((pattern) => pattern.test(joined))) return end;
  }
  return -1;
}

/** A line above a message that was forwarded. */
export function isForwardMark(line: string): boolean {
  const plain = line.trim().slice(0, 200);
  return (
    /^-{2,}\s*forwarded (message|by\b.{0,80}?)\s*(-{2,}.{0,60})?$/i.test(plain) ||
    /^(begin forwarded message|début du message réexpédié|anfang der weitergeleiteten nachricht)\s?:$/i.test(
      plain,
    ) ||
    /^-{2,}\s*(message transféré|weitergeleitete nachricht|mensaje reenviado)\s*-{2,}$/i.test(plain)
  );
}

/** A line above the message that is answered, as Outlook puts it. */
export function isOriginalMark(line: string): boolean {
  return /^-{2,}\s*(original (message|appointment|e-?mail)|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}$/i.test(
    line.trim().slice(0, 200),
  );
}

const fromLine = /^[*_\s]{0,3}(from|von|de|da|van|od)\s?:[*_]{0,2}\s?\S/i;
const sentLine =
  /^[*_\s]{0,3}(sent|date|gesendet|datum|envoyé|enviado|fecha|inviato|verzonden|wysłano|data)\s?:/i;
const otherLine =
  /^[*_\s]{0,3}(to|subject|an|betreff|à|objet|para|asunto|oggetto|aan|onderwerp|do|temat)\s?:/i;

/** The block of header lines (From, Sent, To, Subject) that Outlook puts above the message it answers or forwards. */
export function isHeaderBlock(lines: readonly string[], at: number): boolean {
  if (!fromLine.test((lines[at] ?? '').slice(0, 300))) return false;
  const following = lines.slice(at + 1, at + 8).map((line) => line.slice(0, 300));
  return following.some((line) => sentLine.test(line)) && following.some((line) => otherLine.test(line));
}
