import { changedLately } from '../../app/changed-cases.ts';
import type { Ground } from '../../app/ground.ts';
import type { OrganisationId } from '../../store/organisation-id.ts';

type Hear = (cases: readonly string[]) => void;

interface Ears {
  readonly hears: Set<Hear>;
  timer: NodeJS.Timeout | undefined;
}

const every = 1_000;
// A command's time is taken before its commit: look back that far, and tell each change once.
const lookBack = 15_000;

export interface Listening {
  /** Hears ids of changed cases of an organisation, at most once a second. Answers how to stop. */
  listen(organisation: OrganisationId, hear: Hear): () => void;
  close(): void;
}

/** Asks the database once a second for each organisation that somebody listens to, and not at all for others. */
export function listening(
  ground: Pick<Ground, 'pool' | 'now'>,
  onFailure: (error: unknown) => void,
): Listening {
  const all = new Map<OrganisationId, Ears>();
  let closed = false;

  async function look(organisation: OrganisationId, told: Map<string, number>) {
    const rows = await changedLately(ground, organisation, lookBack);
    const news = rows.filter(({ caseId, at }) => (told.get(caseId) ?? 0) < at);
    told.clear();
    for (const { caseId, at } of rows) told.set(caseId, at);
    return news.map(({ caseId }) => caseId);
  }

  function watch(organisation: OrganisationId, ears: Ears) {
    const told = new Map<string, number>();
    let first = true;
    const turn = async () => {
      try {
        const cases = await look(organisation, told);
        if (!first && cases.length > 0) for (const hear of ears.hears) hear(cases);
        first = false;
      } catch (error) {
        onFailure(error);
      }
      if (!closed && ears.hears.size > 0) ears.timer = setTimeout(turn, every);
      else if (all.get(organisation) === ears) all.delete(organisation);
    };
    ears.timer = setTimeout(turn, 0);
  }

  return {
    listen(organisation, hear) {
      const known = all.get(organisation);
      const ears = known ?? { hears: new Set<Hear>(), timer: undefined };
      ears.hears.add(hear);
      if (known === undefined) {
        all.set(organisation, ears);
        watch(organisation, ears);
      }
      return () => ears.hears.delete(hear);
    },
    close() {
      closed = true;
      for (const { timer } of all.values()) clearTimeout(timer);
      all.clear();
    },
  };
}
