/** An error of the API (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly { readonly where: string; readonly what: string }[];
}

const titles: Record<number, string> = {
  400: 'Not readable',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In conflict',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Refused',
  429: 'Too many requests',
  503: 'Not ready',
};

export function problem(status: number, detail: string, more: Partial<Problem> = {}): Problem {
  return { type: 'about:blank', title: titles[status] ?? 'Something went wrong', status, detail, ...more };
}
