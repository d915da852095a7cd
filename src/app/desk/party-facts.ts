import type { PartyFacts } from '../../domain/case/event.ts';
import type { Party } from '../../domain/case/state.ts';

/** A party as it joins another case. */
export const partyFacts = ({
  id,
  role,
  personId,
  post,
  points,
  confirmed,
  vulnerable,
}: Party): PartyFacts => ({
  partyId: id,
  role,
  personId,
  ...(post === null ? {} : { post }),
  points,
  confirmed,
  vulnerable,
});
