import { endLinks } from '../../../../app/customer/end-links.ts';
import { sendLinkAgain } from '../../../../app/customer/new-link.ts';
import { alongReference, joinPerson, reachParty } from '../../../../app/desk/people-of-case.ts';
import type { PartyRole } from '../../../../domain/standards/standard.ts';
import { idIn, one } from '../../words/form.ts';
import { type Asking, type CaseDeed, idFor, missing, type Sent, wordsFor } from '../deed.ts';

const roles: readonly PartyRole[] = ['homeowner', 'client', 'operative'];
const posts = ['buyer', 'site', 'director', 'customer care', 'reporting'];

const base = (sent: Sent) => ({
  key: sent.key,
  case: sent.page.id,
  by: sent.by,
  ...(sent.seen === undefined ? {} : { seen: sent.seen }),
});

/** What is asked about one of the people, and about nothing else. */
const askAbout =
  (what: 'send customer link' | 'end customer links' | 'confirm party'): CaseDeed['read'] =>
  (sent) => {
    const partyId = idIn(sent.fields, 'party');
    return partyId === null ? missing('party', 'Choose who it is') : { ask: { do: what, data: { partyId } } };
  };

export const joinParty: CaseDeed = {
  may: 'join party',
  form: () => 'join',
  read: (sent) => {
    const role = roles.find((known) => known === one(sent.fields, 'role'));
    if (role === undefined) return missing('role', 'Choose in what part they join');
    if (one(sent.fields, 'name') === '') return missing('name', 'Give their name');
    const points = [] as const;
    return {
      ask: {
        do: 'join party',
        data: { partyId: idFor(sent, 'party'), role, personId: null, points, confirmed: true },
      },
    };
  },
  perform: (sent) =>
    joinPerson(sent.parts.ground, sent.organisation, base(sent), {
      role: roles.find((known) => known === one(sent.fields, 'role')) ?? 'homeowner',
      post: posts.find((known) => known === one(sent.fields, 'post')) ?? null,
      name: one(sent.fields, 'name').slice(0, 200),
      email: one(sent.fields, 'email'),
      phone: one(sent.fields, 'phone'),
      confirmed: one(sent.fields, 'confirmed') === 'yes',
    }),
};

export const reach: CaseDeed = {
  may: 'reach party',
  form: (sent) => `reach-${one(sent.fields, 'party')}`,
  read: (sent) => {
    const party = sent.page.parties.find((row) => row.id === idIn(sent.fields, 'party'));
    if (party === undefined) return missing('party', 'Choose who it is');
    return { ask: { do: 'reach party', data: { partyId: party.id, points: [] } } };
  },
  perform: (sent, asking: Asking) => {
    const party = sent.page.parties.find(
      (row) => asking.ask.do === 'reach party' && row.id === asking.ask.data.partyId,
    );
    return reachParty(sent.parts.ground, sent.organisation, base(sent), {
      partyId: party?.id ?? '',
      personId: party?.person?.kind === 'person' ? party.person.id : null,
      points: party?.points ?? [],
      email: one(sent.fields, 'email'),
      phone: one(sent.fields, 'phone'),
    });
  },
};

export const sendLink: CaseDeed = {
  may: 'send customer link',
  form: (sent) => `link-${one(sent.fields, 'party')}`,
  read: askAbout('send customer link'),
  perform: (sent) =>
    sendLinkAgain(
      sent.parts.ground,
      sent.organisation,
      base(sent),
      idIn(sent.fields, 'party') ?? '',
      sent.parts.wall(),
    ),
};

export const endTheirLinks: CaseDeed = {
  may: 'end customer links',
  form: (sent) => `end-links-${one(sent.fields, 'party')}`,
  read: askAbout('end customer links'),
  perform: (sent) =>
    endLinks(
      sent.parts.ground,
      sent.organisation,
      base(sent),
      idIn(sent.fields, 'party') ?? '',
      sent.parts.wall(),
    ),
};

export const confirmParty: CaseDeed = {
  may: 'confirm party',
  form: () => 'people',
  read: askAbout('confirm party'),
};

export const noteReference: CaseDeed = {
  may: 'note reference',
  form: () => 'reference',
  read: (sent) => {
    const value = one(sent.fields, 'reference').slice(0, 60);
    const of = one(sent.fields, 'of') === 'other' ? 'other' : 'client';
    if (value === '') return missing('reference', 'Give the reference');
    const words = wordsFor(sent, 'reference', value);
    return {
      words: [words],
      ask: { do: 'note reference', data: { of, wordsId: words.id } },
      alongside: alongReference(sent.organisation, of, value),
    };
  },
};
