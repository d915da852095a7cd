import { phoneKey } from '../../domain/people/contact-key.ts';

export type ReporterRole = 'homeowner' | 'client' | 'helper';

export interface Photo {
  readonly sha256: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** A registration form as far as it is filled in; what was left empty is ''. */
export interface ReportAnswers {
  readonly role: ReporterRole | '';
  /** Whoever reports for somebody else. */
  readonly reporter: string;
  readonly reporterEmail: string;
  readonly reporterPhone: string;
  readonly client: string;
  readonly site: string;
  readonly plot: string;
  readonly address: string;
  readonly postcode: string;
  readonly homeowner: string;
  readonly email: string;
  readonly phone: string;
  readonly items: readonly string[];
  readonly times: string;
  readonly reference: string;
  readonly photos: readonly Photo[];
}

export const blankAnswers: ReportAnswers = {
  role: '',
  reporter: '',
  reporterEmail: '',
  reporterPhone: '',
  client: '',
  site: '',
  plot: '',
  address: '',
  postcode: '',
  homeowner: '',
  email: '',
  phone: '',
  items: [],
  times: '',
  reference: '',
  photos: [],
};

export const mostItems = 20;
export const mostPhotos = 20;

export interface Wrong {
  readonly field: keyof ReportAnswers;
  readonly message: string;
}

/**
 * What keeps a report from being sent. Little does: an address that nobody knows and a report with gaps are taken, but
 * somebody must be there to answer, and what is typed as an address or a number must be one.
 */
export function wrongIn(answers: ReportAnswers): Wrong[] {
  const { role } = answers;
  const other = role === 'client' || role === 'helper';
  const wrong: Wrong[] = [];
  const ask = (is: boolean, field: keyof ReportAnswers, message: string) =>
    is && wrong.push({ field, message });
  ask(role === '', 'role', 'Say who you are');
  for (const field of ['reporterEmail', 'email'] as const)
    ask(
      answers[field] !== '' && !isEmail(answers[field]),
      field,
      'Enter an e-mail address like name@example.com',
    );
  for (const field of ['reporterPhone', 'phone'] as const)
    ask(
      answers[field] !== '' && phoneKey(answers[field]) === null,
      field,
      'Enter a phone number with its area code, like 01632 960 001',
    );
  ask(
    other && answers.reporterEmail === '' && answers.reporterPhone === '',
    'reporterEmail',
    'Give an e-mail address or a phone number, so that we can answer you',
  );
  ask(
    role === 'homeowner' && answers.email === '' && answers.phone === '',
    'email',
    'Give an e-mail address or a phone number, so that we can answer you',
  );
  return wrong;
}

const isEmail = (text: string): boolean => /^[^@\s]{1,64}@[^@\s]+\.[^@\s]+$/.test(text) && text.length <= 254;

/** The words of the report as a message: what a person reads, and what is kept as it came. */
export function wordsOf(answers: ReportAnswers): string {
  const lines: readonly (readonly [string, string])[] = [
    [
      'Reported by',
      [roles[answers.role], answers.reporter, answers.reporterEmail, answers.reporterPhone]
        .filter((part) => part !== '')
        .join(', '),
    ],
    ['Builder, developer or housing provider', answers.client],
    ['Site or development', answers.site],
    ['Plot', answers.plot],
    ['Address', answers.address],
    ['Postcode', answers.postcode],
    ['Name of the person who lives there', answers.homeowner],
    ['Their phone number', answers.phone],
    ['Their e-mail address', answers.email],
    ['Best times to reach them', answers.times],
    ['Your own reference', answers.reference],
    ['What is wrong', answers.items.map((item) => `\n– ${item}`).join('')],
  ];
  return lines
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `${label}: ${value}`)
    .join('\n');
}

const roles: Record<ReportAnswers['role'], string> = {
  '': '',
  homeowner: 'the person who lives there',
  client: 'a builder, developer or housing provider',
  helper: 'somebody who helps',
};
