import { parse } from 'yaml';
import { z } from 'zod';
import type { SampleWords } from '../../app/training/sample-words.ts';

const words = z.string().trim().min(1).max(300);
const several = z.array(words).min(1).max(200);

const file = z.strictObject({
  organisation: z.strictObject({
    name: words,
    'mail name': words,
    'mail address': z.email(),
    phone: words,
    timezone: words,
  }),
  kind: words,
  faults: several,
  dangers: several,
  subjects: several,
  told: z.record(z.email(), words),
  says: z.strictObject({
    'not ours': words,
    part: words,
    advice: words,
    'wrong part': words,
    'left to do': words,
    remark: words,
    'made safe by phone': words,
  }),
});

export interface WordsFile {
  readonly organisation: {
    readonly name: string;
    readonly mailName: string;
    readonly mailAddress: string;
    readonly phone: string;
    readonly timezone: string;
  };
  /** What kind of organisation it is: 'a … maker'. */
  readonly kind: string;
  readonly words: SampleWords;
}

/** Reads words.yaml of a sample organisation. Throws a sentence that names what is wrong and where. */
export function readWordsFile(text: string): WordsFile {
  const read = file.safeParse(parse(text));
  if (!read.success) throw new Error(`rulebook/samples/maker/words.yaml: ${z.prettifyError(read.error)}`);
  const { organisation, kind, faults, dangers, subjects, told, says } = read.data;
  return {
    organisation: {
      name: organisation.name,
      mailName: organisation['mail name'],
      mailAddress: organisation['mail address'],
      phone: organisation.phone,
      timezone: organisation.timezone,
    },
    kind,
    words: {
      faults,
      dangers,
      subjects,
      told,
      says: {
        notOurs: says['not ours'],
        part: says.part,
        advice: says.advice,
        wrongPart: says['wrong part'],
        leftToDo: says['left to do'],
        remark: says.remark,
        madeSafeByPhone: says['made safe by phone'],
      },
    },
  };
}
