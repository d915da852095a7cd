import { askOfCase, type Request } from '../../../src/app/ask.ts';
import type { Fact } from '../../../src/domain/case/event.ts';
import type { CaseState } from '../../../src/domain/case/state.ts';
import type { World } from './world.ts';

/** Does one thing to a case as somebody of that role, as the pages do; throws where the core refuses. */
export async function ask(
  world: World,
  caseId: string,
  roles: readonly string[],
  asking: Request['ask'],
  words: Request['words'] = [],
): Promise<CaseState> {
  const { ground, organisation } = world.desk;
  const answer = await askOfCase(ground, organisation, {
    key: ground.newId(),
    case: caseId,
    by: { kind: 'staff', id: world.manager.id, roles },
    words,
    ask: asking,
  });
  if (!('done' in answer)) throw new Error(JSON.stringify(answer));
  return world.desk.caseOf(caseId);
}

const everybody = [
  'care manager',
  'senior administrator',
  'administrator',
  'operations planner',
  'site operative',
  'fitter',
];

/** Makes a move of the standard for all open items, with words for whatever is given as text. */
export function move(
  world: World,
  caseId: string,
  name: string,
  fields: Readonly<Record<string, Fact>> = {},
  texts: Readonly<Record<string, string>> = {},
): Promise<CaseState> {
  const words = Object.entries(texts).map(([field, body]) => ({
    field,
    id: world.desk.ground.newId(),
    body,
  }));
  const given = { ...fields, ...Object.fromEntries(words.map(({ field, id }) => [field, id])) };
  return world.desk.caseOf(caseId).then((state) =>
    ask(
      world,
      caseId,
      everybody,
      {
        do: 'make move',
        data: {
          move: name,
          items: state.items.filter((item) => item.stage !== null).map((item) => item.id),
          fields: given,
        },
      },
      words.map(({ id, body }) => ({ id, body })),
    ),
  );
}

/** Cases as a day brings them: unsafe, vulnerable, arranging a visit with calls due, closed, unfiled. Answers them by name. */
export async function aLivelyDay(
  world: World,
): Promise<Record<'patel' | 'unsafe' | 'deaf' | 'okafor' | 'gaz', string>> {
  const hear = async (from: string, subject: string, text: string) => {
    const row = await world.desk.hear({ from, subject, text });
    return row.caseId ?? '';
  };
  const patel = await hear(
    'Meena Patel <mjpatel88@mail.example>',
    'Drawer and panel',
    'Hi we moved in 6 wks ago at The Larches, 7 Larch Close. Drawer under hob wont shut and the end pannel is swollen. Im a nurse on nights so dont ring before 2.',
  );
  const unsafe = await hear(
    'lettings@ashfieldha.example',
    'Cupboard',
    'Tenant at 12 Weir Ct says wall cupboard coming off wall above cooker, she has a toddler. Who is liable you or builder??',
  );
  const gaz = await hear(
    'Gaz <gary.site@northmoorhomes.example>',
    '',
    'plot 41 dor chipped again 3rd time now, lady going mad. sort it pls. Gaz. sent from my iphone',
  );
  const deaf = await hear(
    'customercare@northmoorhomes.example',
    'Plot 42 The Larches',
    'Our ref NM/2291. Mrs Ellis, plot 42 The Larches, 01632 960102: plinth is too short and the soft-close hinge has gone.',
  );
  const okafor = await hear(
    't.okafor@mail.example',
    'Worktop',
    'The worktop joint is open at 3 Mill Wharf. Tunde Okafor, 07700 900103',
  );
  await hear(
    'J Burke <j.burke@mail.example>',
    'Ref CQ-10000',
    'Ref CQ-10000. Please send me the homeowner’s phone no so I can deliver the part. John, courier',
  );
  return { patel, unsafe, gaz, deaf, okafor };
}
