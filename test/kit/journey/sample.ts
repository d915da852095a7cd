import { importKinds } from '../../../src/app/import/kinds.ts';
import { makeOrganisation } from '../../../src/app/organisation.ts';
import { shippedRulebook } from '../../../src/main/rulebook.ts';
import { setDutyLead } from '../../../src/store/organisation.ts';
import type { OrganisationId } from '../../../src/store/organisation-id.ts';
import { allStaff } from '../../../src/store/staff.ts';
import { inOrganisation } from '../../../src/store/transaction.ts';
import type { TestGround } from '../ground.ts';

export const organisationName = 'Alder & Finch Kitchens';
export const careAddress = 'care@alder-finch.example';

/** Two clients, three sites, seven homes, and somebody of every role: as a keeper would bring them. */
const files: Readonly<Record<string, string>> = {
  staff: `name,e-mail,phone,roles,area
Priya Nair,priya.nair@alder-finch.example,01632 960201,care manager,Yorkshire
Colm Daly,colm.daly@alder-finch.example,01632 960202,care manager,North-west
Ruth Adeyemi,ruth.adeyemi@alder-finch.example,01632 960203,senior administrator,
Ines Costa,ines.costa@alder-finch.example,01632 960204,administrator,
Dan Whitlock,dan.whitlock@alder-finch.example,01632 960205,operations planner,
Tom Reid,tom.reid@alder-finch.example,01632 960206,site operative,Yorkshire
Marek Nowak,marek.nowak@alder-finch.example,01632 960207,fitter,Yorkshire
Helen Marsh,helen.marsh@alder-finch.example,01632 960208,director,
Sam Ortiz,sam.ortiz@alder-finch.example,01632 960209,keeper,`,
  homes: `client,client kind,client domains,client complaint days,homeowners may report direct,tell homeowners not ours,site,site code,site postcodes,area,plot,address,postcode,completion date,homeowner,title,e-mail,phone,preferred channel,preferred times,needs
Northmoor Homes,house-builder,northmoor.example,56,yes,yes,The Larches,larches,LS15 8ZZ; LS15 8ZX,Yorkshire,41,"7 Larch Close, Leeds",LS15 8ZZ,2026-09-01,Meena Patel,Mrs,mj.patel@mail.example,07700 900101,email,after 14:00,
Northmoor Homes,house-builder,northmoor.example,56,yes,yes,The Larches,larches,LS15 8ZZ; LS15 8ZX,Yorkshire,42,"9 Larch Close, Leeds",LS15 8ZZ,2026-09-15,Joan Ellis,Mrs,joan.ellis@mail.example,01632 960102,email,,
Northmoor Homes,house-builder,northmoor.example,56,yes,yes,The Larches,larches,LS15 8ZZ; LS15 8ZX,Yorkshire,43,"11 Larch Close, Leeds",LS15 8ZX,2026-10-01,Kofi Mensah,Mr,kofi.mensah@mail.example,07700 900102,email,,
Northmoor Homes,house-builder,northmoor.example,56,yes,yes,Mill Wharf,mill-wharf,WF1 1AA,Yorkshire,3,"3 Mill Wharf, Wakefield",WF1 1AA,2026-06-30,Tunde Okafor,Mr,t.okafor@mail.example,07700 900103,email,,
Northmoor Homes,house-builder,northmoor.example,56,yes,yes,Mill Wharf,mill-wharf,WF1 1AA,Yorkshire,4,"4 Mill Wharf, Wakefield",WF1 1AA,2026-07-14,Ada Byrne,Ms,ada.byrne@mail.example,07700 900104,email,,
Ashfield Housing Association,social-housing provider,ashfield-ha.example,,yes,no,Weir Court,weir-court,M1 1AE,North-west,,"12 Weir Court, Manchester",M1 1AE,2026-05-20,Kim Osei,Miss,kim.osei@mail.example,07700 900105,email,,
Ashfield Housing Association,social-housing provider,ashfield-ha.example,,yes,no,Weir Court,weir-court,M1 1AE,North-west,,"14 Weir Court, Manchester",M1 1AE,2026-05-20,Bo Lindqvist,Mr,bo.lindqvist@mail.example,07700 900106,email,,oxygen`,
  'client-contacts': `client,site,name,post,e-mail,phone,from,to
Northmoor Homes,,Care Line,customer care,customercare@northmoor.example,01632 960210,2026-01-05,
Northmoor Homes,,Lena Fry,buyer,buyer@northmoor.example,01632 960211,2026-01-05,
Northmoor Homes,The Larches,Gary Stone,site,gary.stone@northmoor.example,07700 900201,2026-01-05,
Northmoor Homes,Mill Wharf,Abi Crewe,site,abi.crewe@northmoor.example,07700 900202,2026-01-05,
Northmoor Homes,,Owen Hart,director,owen.hart@northmoor.example,01632 960212,2026-01-05,
Ashfield Housing Association,,Lettings,reporting,lettings@ashfield-ha.example,01632 960213,2026-01-05,`,
  'reporting-lines': `client,site,contact,from
Northmoor Homes,,Care Line,2026-01-05
Ashfield Housing Association,Weir Court,Lettings,2026-01-05`,
  'named-contacts': `client,site,staff e-mail,from
Northmoor Homes,,priya.nair@alder-finch.example,2026-01-05
Ashfield Housing Association,,colm.daly@alder-finch.example,2026-01-05`,
};

/** An organisation that runs on the shipped rules, with the sample brought in by the real imports. */
export async function anOrganisationWithSample(ground: TestGround): Promise<OrganisationId> {
  const organisation = await makeOrganisation(
    ground,
    {
      name: organisationName,
      mailName: `${organisationName}, customer care`,
      mailAddress: careAddress,
      phone: '01632 960100',
      outOfHours: null,
      timezone: 'Europe/London',
      training: false,
      lettersPerRecipientDay: 20,
      quietFrom: '20:00',
      quietTo: '08:00',
      settings: {},
    },
    await shippedRulebook(),
  );
  for (const [kind, text] of Object.entries(files)) {
    const report = await importKinds.get(kind)?.take(ground, organisation, `${kind}.csv`, text);
    if (report === undefined || 'fault' in report || report.refused.length > 0)
      throw new Error(`${kind}.csv was not taken: ${JSON.stringify(report)}`);
  }
  await inOrganisation(ground.pool, organisation, async (tx) => {
    const lead = (await allStaff(tx, organisation)).find(({ roles }) =>
      roles.includes('senior administrator'),
    );
    if (lead !== undefined) await setDutyLead(tx, organisation, lead.id);
  });
  return organisation;
}
