import type { OrganisationId } from '../store/organisation-id.ts';
import { takeBlock } from '../store/reference-block.ts';
import { inOrganisation } from '../store/transaction.ts';
import type { Ground } from './ground.ts';

const size = 20;

interface Block {
  next: number;
  end: number;
}

const blocks = new WeakMap<Ground['pool'], Map<string, Promise<Block>>>();

/**
 * The next query reference of a prefix, such as `CQ-10482` (A3). Numbers come to each process in blocks of 20, so that
 * opening a case waits for no other; a process that ends leaves a gap.
 */
export async function nextReference(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  prefix: string,
): Promise<string> {
  const mine = blocks.get(ground.pool) ?? new Map<string, Promise<Block>>();
  blocks.set(ground.pool, mine);
  const key = `${organisation} ${prefix}`;
  for (;;) {
    const taking = mine.get(key) ?? take(ground, organisation, prefix);
    mine.set(key, taking);
    const block = await taking.catch((error: unknown) => {
      mine.delete(key);
      throw error;
    });
    if (block.next < block.end) {
      block.next += 1;
      return `${prefix}-${block.next - 1}`;
    }
    if (mine.get(key) === taking) mine.delete(key);
  }
}

async function take(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  prefix: string,
): Promise<Block> {
  const first = await inOrganisation(ground.pool, organisation, (tx) =>
    takeBlock(tx, organisation, prefix, size),
  );
  return { next: first, end: first + size };
}
