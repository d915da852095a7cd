import type { Instant } from '../../domain/time/types.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';
import { type Answer, askOfCase, type Request } from '../ask.ts';
import { alongFiles, fileIds } from '../desk/attach.ts';
import type { Ground } from '../ground.ts';
import { at } from './pass-time.ts';
import type { Act } from './scene.ts';

/** Does what an act says, at its moment. Files are kept as those of the case, and named in the field that asks for them. */
export function perform(
  ground: Ground,
  organisation: OrganisationId,
  caseId: string,
  act: Act,
  moment: Instant,
): Promise<Answer> {
  const then = at(ground, moment);
  const key = `training ${then.newId()}`;
  const { files } = act;
  const request = { key, case: caseId, by: act.by, words: act.words, ask: act.ask };
  if (files === undefined) return askOfCase(then, organisation, request);
  const named = fileIds(key, files.field, files.files);
  return askOfCase(
    then,
    organisation,
    { ...request, ask: withFiles(act.ask, files.field, named) },
    alongFiles(then, organisation, key, [files]),
  );
}

function withFiles(ask: Request['ask'], field: string, named: readonly string[]): Request['ask'] {
  const [first = ''] = named;
  if (ask.do === 'sign') return { do: 'sign', data: { ...ask.data, fileId: first } };
  if (ask.do !== 'make move') return ask;
  const fact = field === 'photo' ? first : named;
  return { do: 'make move', data: { ...ask.data, fields: { ...ask.data.fields, [field]: fact } } };
}
