import type { OrganisationId } from '../store/organisation-id.ts';
import { takeBlock } from '../store/reference-block.ts';
import { inOrganisation } from '../store/transaction.ts';
import type { Ground } from './ground.ts';

const size = 20;

interface Block {
  next: number;
  readonly end: number;
  /** The block after it, asked for while half of this one is left: nobody waits between the two. */
  coming: Promise<Block> | null;
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
      if (block.end - block.next === size / 2) fetchNext(block, () => take(ground, organisation, prefix));
      return `${prefix}-${block.next - 1}`;
    }
    if (mine.get(key) !== taking) continue;
    if (block.coming === null) mine.delete(key);
    else mine.set(key, block.coming);
  }
}

/** One that cannot be fetched now is asked for again when it is needed. */
function fetchNext(block: Block, fetch: () => Promise<Block>): void {
  block.coming = fetch();
  block.coming.catch(() => {
    block.coming = null;
  });
}

async function take(
  ground: Pick<Ground, 'pool'>,
  organisation: OrganisationId,
  prefix: string,
): Promise<Block> {
  const first = await inOrganisation(ground.pool, organisation, (tx) =>
    takeBlock(tx, organisation, prefix, size),
  );
  return { next: first, end: first + size, coming: null };
}
