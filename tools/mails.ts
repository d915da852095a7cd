import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

// Writes rulebook/samples/mails: ten mails as a maker's care desk gets them. `{{date}}` is the moment of sending;
// `{{closing letter}}` and `{{reference}}` are taken from the case that the eighth answers.
const folder = join(import.meta.dirname, '../rulebook/samples/mails');

async function photo(n: number): Promise<Buffer> {
  const chip = `<path d="M${90 + n * 12} ${60 + n * 8} l14 5 -4 12 -13 -3z" fill="#d8c9a8"/>`;
  const door = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="180"><rect width="240" height="180" fill="#${['8b9196', '9a9fa3', '7f868c', '90959a'][n]}"/><rect x="${26 + n * 6}" y="14" width="170" height="152" fill="#b9bdb8" stroke="#777" stroke-width="2"/><rect x="${176 + n * 6}" y="70" width="5" height="44" fill="#444"/>${chip}</svg>`;
  return sharp(Buffer.from(door)).jpeg({ quality: 55 }).toBuffer();
}

async function scan(): Promise<Buffer> {
  const lines = [
    'PURCHASE ORDER 778120',
    'Castle Green Developments',
    '2 x door 597x715 Dove Grey matt',
    'as per your quote',
    'Mill Wharf plot 19',
    'L Fry',
  ];
  const text = lines
    .map(
      (words, at) =>
        `<text x="30" y="${50 + at * 34}" font-size="20" font-family="sans-serif">${words}</text>`,
    )
    .join('');
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="300"><rect width="420" height="300" fill="#fbfaf5"/>${text}</svg>`;
  return sharp(Buffer.from(page)).rotate(180).jpeg({ quality: 50 }).toBuffer();
}

const wrapped = (bytes: Buffer): string => bytes.toString('base64').replace(/.{76}/g, '$&\n');

interface Mail {
  readonly from: string;
  readonly subject: string;
  readonly id: string;
  readonly more?: readonly string[];
  readonly text: string;
  readonly html?: string;
  readonly files?: readonly { readonly name: string; readonly bytes: Buffer }[];
}

function raw({ from, subject, id, more = [], text, html, files = [] }: Mail): string {
  const head = [
    `From: ${from}`,
    'To: Alder & Finch customer care <care@alderfinch.example>',
    ...(subject === '' ? [] : [`Subject: ${subject}`]),
    'Date: {{date}}',
    `Message-ID: <${id}>`,
    ...more,
    'MIME-Version: 1.0',
  ];
  const plain = `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${text.trim()}\n`;
  const body =
    html === undefined
      ? plain
      : `Content-Type: multipart/alternative; boundary="alt-7c1"\n\n--alt-7c1\n${plain}\n--alt-7c1\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n${html.trim()}\n\n--alt-7c1--\n`;
  if (files.length === 0) return `${head.join('\n')}\n${body}`;
  const parts = files.map(
    ({ name, bytes }) =>
      `--mix-2f9\nContent-Type: image/jpeg; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${wrapped(bytes)}\n`,
  );
  return `${head.join('\n')}\nContent-Type: multipart/mixed; boundary="mix-2f9"\n\n--mix-2f9\n${body}\n${parts.join('\n')}\n--mix-2f9--\n`;
}

const mails: readonly Mail[] = [
  {
    from: 'Gary Stone <gary.site@northmoorhomes.example>',
    subject: '',
    id: '5C2E81D0-77A1@northmoorhomes.example',
    text: 'plot 41 dor chipped again 3rd time now, lady going mad. sort it pls. Gaz\n\n\nsent from my iphone',
    files: await Promise.all(
      [0, 1, 2, 3].map(async (n) => ({ name: `IMG_20${41 + n}.jpg`, bytes: await photo(n) })),
    ),
  },
  {
    from: 'Northmoor Homes Customer Care <customercare@northmoorhomes.example>',
    subject: 'FW: FW: RE: CQ-10482 / CQ10428',
    id: 'AM0PR05MB6612.eurprd05@northmoorhomes.example',
    more: ['X-Mailer: Microsoft Outlook 16.0'],
    text: `See below, is this one not closed?? NHQC day 22 today.

Kind regards

Customer Care Team
Northmoor Homes Limited
T: 01632 960211
Please consider the environment before printing this e-mail.

From: Mandy Firth <mandy.site@northmoorhomes.example>
Sent: 20 November 2026 16:12
To: Customer Care <customercare@northmoorhomes.example>
Subject: FW: RE: CQ-10482 / CQ10428

can you chase this one please she has been in the office again

From: Alder & Finch customer care <care@alderfinch.example>
Sent: 9 November 2026 10:05
To: Mandy Firth <mandy.site@northmoorhomes.example>
Subject: RE: CQ-10482

The order has been processed and the parts are on their way.`,
  },
  {
    from: 'Meena Patel <mjpatel88@mail.example>',
    subject: 'Kitchen problems at our new house',
    id: 'CAJ8x-larch-0317@mail.example',
    text: `Hi we moved in 6 wks ago at The Larches (dont know the plot, its number 7 now). Drawer under hob wont shut and the end pannel is swollen. Im a nurse on nights so dont ring before 2.

Thanks
Meena`,
    html: '<div dir="ltr">Hi we moved in 6 wks ago at The Larches (dont know the plot, its number 7 now). Drawer under hob wont shut and the end pannel is swollen. Im a nurse on nights so dont ring before 2.<br><br>Thanks<br>Meena</div>',
  },
  {
    from: 'Ravi Patel <r.patel@work.example>',
    subject: 'Re: kitchen 7 Larch Close',
    id: '0b1f7d52@work.example',
    text: `My wife emailed yesterday. ALSO plinth missing. Any update.

Ravi Patel
Senior Analyst
This message is intended only for the addressee and may be confidential.`,
  },
  {
    from: 'Lena Fry <buyer2@castlegreen-dev.example>',
    subject: 'PO 778120 attached',
    id: 'po-778120@castlegreen-dev.example',
    text: '2 x doors as per your quote\n\nLena Fry\nBuyer, Castle Green Developments\n01632 960212',
    files: [{ name: 'Scan_0001.jpg', bytes: await scan() }],
  },
  {
    from: 'Castle Green Developments <noreply@castlegreen-dev.example>',
    subject: 'Automatic reply: Order needed',
    id: 'auto-5521@castlegreen-dev.example',
    more: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All', 'Precedence: bulk'],
    text: 'I am out of office until Mon 14th, for orders contact Priya Shah on 01632 960216.\n\nLena',
  },
  {
    from: 'Ashfield Lettings <lettings@ashfieldha.example>',
    subject: '12 Weir Ct - urgent',
    id: 'lets-40871@ashfieldha.example',
    text: `Tenant at 12 Weir Ct says wall cupboard coming off wall above cooker, she has a toddler. Who is liable you or builder??

Lettings Team
Ashfield Housing Association`,
  },
  {
    from: 'T Okafor <t.okafor@mail.example>',
    subject: 'Re: {{closing subject}}',
    id: 'CAK-lagos-77@mail.example',
    more: ['In-Reply-To: {{closing letter}}', 'References: {{closing letter}}'],
    text: `Was in Lagos for my dads funeral. You CLOSED it?? still leaking behind the unit.

Tunde

On {{closing date}}, Alder & Finch customer care <care@alderfinch.example> wrote:
> We tried to reach you and have not heard from you, so your query {{reference}} is closed.
> Answer this mail whenever you are ready and we open it again.`,
  },
  {
    from: 'helen <helen@mail.example>',
    subject: 'question',
    id: 'CAO-helen-1@mail.example',
    text: 'who do i speak to about LS15 8zz i think its you',
  },
  {
    from: 'John Burke <j.burke@mail.example>',
    subject: 'Delivery',
    id: 'CAP-burke-9@mail.example',
    text: "Ref CQ-10311. Please send me the homeowner's phone no so I can deliver the part.\n\nJohn, courier",
  },
];

await mkdir(folder, { recursive: true });
for (const [at, mail] of mails.entries()) await writeFile(join(folder, `${at + 1}.eml`), raw(mail));
