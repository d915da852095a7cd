import type { LightMyRequestResponse } from 'fastify';
import type { App } from '../../../src/web/parts.ts';

/** A browser without scripts, as far as `inject` needs one: cookies, forms, redirects. */
export class Agent {
  readonly #app: App;
  readonly #cookies = new Map<string, string>();

  constructor(app: App, cookie?: string) {
    this.#app = app;
    if (cookie !== undefined) this.#keep(cookie);
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  async #ask(options: {
    method: 'GET' | 'POST';
    url: string;
    payload?: string;
    headers?: Record<string, string>;
  }): Promise<LightMyRequestResponse> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.#app.inject({ ...options, headers: { ...options.headers, cookie } });
    const set = answer.headers['set-cookie'];
    for (const line of set === undefined ? [] : [set].flat()) this.#keep(line);
    return answer;
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.#ask({ method: 'GET', url });
  }

  post(
    url: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<LightMyRequestResponse> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one as string);
    return this.#ask({
      method: 'POST',
      url,
      payload: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  /** Posts a form with a file. */
  async upload(
    url: string,
    fields: Readonly<Record<string, string>>,
    file: { readonly field: string; readonly name: string; readonly bytes: Uint8Array },
  ): Promise<LightMyRequestResponse> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append(file.field, new Blob([file.bytes as Uint8Array<ArrayBuffer>]), file.name);
    const request = new Request('http://localhost/', { method: 'POST', body: form });
    const payload = Buffer.from(await request.arrayBuffer()).toString('latin1');
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return this.#app.inject({
      method: 'POST',
      url,
      payload: Buffer.from(payload, 'latin1'),
      headers: { 'content-type': request.headers.get('content-type') ?? '', cookie },
    });
  }
}

/** The hidden fields of a page's forms, by name: the first of each. */
export function hidden(page: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of page.matchAll(
    /<input type="hidden" name="([^"]+)" value="([^"]*)">/g,
  ))
    found[name] ??= value;
  return found;
}
