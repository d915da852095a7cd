/**
 * Clients and sites. Postcodes have the shape of one and a real district, and an inward half with letters that no real
 * unit has (C, K, M, V), so that nobody lives there.
 */
export interface SampleClient {
  readonly name: string;
  readonly kind: 'house-builder' | 'developer' | 'social-housing provider';
  readonly domain: string;
  readonly complaintDays: string;
  readonly direct: 'yes' | 'no';
  readonly trading: 'yes' | 'no';
  readonly sites: readonly SampleSite[];
}

export interface SampleSite {
  readonly name: string;
  readonly town: string;
  readonly postcodes: readonly string[];
  readonly area: 'North-west' | 'Yorkshire' | 'Midlands' | 'South';
  readonly homes: number;
  /** plots: no postal address yet; renumbered: the postal number is not the plot's; void: nobody lives there. */
  readonly as?: 'plots' | 'renumbered' | 'void';
}

export const clients: readonly SampleClient[] = [
  {
    name: 'Northmoor Homes',
    kind: 'house-builder',
    domain: 'northmoorhomes.example',
    complaintDays: '56',
    direct: 'yes',
    trading: 'yes',
    sites: [
      {
        name: 'The Larches',
        town: 'Leeds',
        postcodes: ['LS15 8CK', 'LS15 8CM', 'LS15 8CV'],
        area: 'Yorkshire',
        homes: 84,
        as: 'renumbered',
      },
      { name: 'Kiln Field', town: 'Wakefield', postcodes: ['WF1 4KM'], area: 'Yorkshire', homes: 62 },
      { name: 'Harbour Row', town: 'Preston', postcodes: ['PR2 2CK'], area: 'North-west', homes: 71 },
      {
        name: 'Weavers Yard',
        town: 'Bolton',
        postcodes: ['BL3 6VM'],
        area: 'North-west',
        homes: 48,
        as: 'renumbered',
      },
      {
        name: 'Foxglove Rise',
        town: 'Derby',
        postcodes: ['DE24 9CM', 'DE24 9CV'],
        area: 'Midlands',
        homes: 88,
      },
      { name: 'Orchard Gate', town: 'Leicester', postcodes: ['LE19 4MK'], area: 'Midlands', homes: 55 },
    ],
  },
  {
    name: 'Castle Green Developments',
    kind: 'developer',
    domain: 'castlegreen-dev.example',
    complaintDays: '',
    direct: 'yes',
    trading: 'yes',
    sites: [
      { name: 'Mill Wharf', town: 'Wakefield', postcodes: ['WF2 8KC'], area: 'Yorkshire', homes: 44 },
      { name: 'Station Quarter', town: 'Manchester', postcodes: ['M11 3CV'], area: 'North-west', homes: 66 },
      {
        name: 'Saddlers Green',
        town: 'Reading',
        postcodes: ['RG2 9VK'],
        area: 'South',
        homes: 58,
        as: 'plots',
      },
    ],
  },
  {
    name: 'Ashfield Housing Association',
    kind: 'social-housing provider',
    domain: 'ashfieldha.example',
    complaintDays: '30',
    direct: 'no',
    trading: 'yes',
    sites: [
      { name: 'Weir Court', town: 'Manchester', postcodes: ['M8 5KM'], area: 'North-west', homes: 42 },
      // Bought on the builder's own site: the same postcode as The Larches, another client.
      { name: 'Larch Court', town: 'Leeds', postcodes: ['LS15 8CV'], area: 'Yorkshire', homes: 40 },
    ],
  },
  {
    name: 'Calder Borough Council',
    kind: 'social-housing provider',
    domain: 'calderborough.example',
    complaintDays: '30',
    direct: 'no',
    trading: 'yes',
    sites: [
      {
        name: 'Void programme',
        town: 'Halifax',
        postcodes: ['HX1 5MC'],
        area: 'Yorkshire',
        homes: 45,
        as: 'void',
      },
    ],
  },
  {
    name: 'Pennine and Dale Homes',
    kind: 'house-builder',
    domain: 'pennine-dale.example',
    complaintDays: '56',
    direct: 'yes',
    trading: 'no',
    sites: [
      { name: 'Quarry Bank', town: 'Huddersfield', postcodes: ['HD3 4VC'], area: 'Yorkshire', homes: 41 },
    ],
  },
];
