import { setTimeout as wait } from 'node:timers/promises'

/** A refusal or a mistake, as the API words it. */
export class ApiProblem extends Error {
  override name = 'ApiProblem'
  constructor(
    readonly status: number,
    readonly code: string,
    asked: string,
    detail: string,
    errors: { path: string; message: string }[] = [],
  ) {
    super(
      [
        `${asked} was answered ${status} ${code}: ${detail}`,
        ...errors.map(({ path, message }) => `  ${path} ${message}`),
      ].join('\n'),
    )
  }
}

/** Nothing listens there. */
export class NotRunning extends Error {
  override name = 'NotRunning'
}

export interface Asking {
  /** The vendor person who acts: id or e-mail address. */
  as?: string
  /** The same key twice is one request. */
  key?: string
}

const patience = 60_000

/** Handfast over HTTP, as any program of a vendor would use it. */
export class Api {
  constructor(
    private readonly url: string,
    private readonly apiKey: string,
  ) {}

  get<T>(path: string): Promise<T> {
    return this.ask<T>('GET', path)
  }

  /** 503 means that it may still happen, so it is asked again with the same key until it is answered. */
  async ask<T>(method: string, path: string, body?: unknown, { as, key }: Asking = {}): Promise<T> {
    for (const deadline = Date.now() + patience; ;) {
      const response = await this.fetch(path, {
        method,
        headers: {
          'x-api-key': this.apiKey,
          ...(as && { 'x-handfast-person': as }),
          ...(key && { 'idempotency-key': key }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      if (response.ok) return (await response.json()) as T
      const again = response.status === 503 && Date.now() < deadline && (key !== undefined || method === 'GET')
      if (!again) throw await problem(response, `${method} ${path}`)
      await response.body?.cancel()
      await wait(Number(response.headers.get('retry-after') ?? 1) * 1000)
    }
  }

  private async fetch(path: string, options: RequestInit): Promise<Response> {
    try {
      return await fetch(this.url + path, options)
    } catch (cause) {
      throw new NotRunning(`Handfast does not answer at ${this.url}: start it first with \`npm start\`.`, { cause })
    }
  }
}

async function problem(response: Response, asked: string): Promise<ApiProblem> {
  const text = await response.text()
  try {
    const { code, detail, errors } = JSON.parse(text) as {
      code: string
      detail: string
      errors?: { path: string; message: string }[]
    }
    return new ApiProblem(response.status, code, asked, detail, errors)
  } catch {
    return new ApiProblem(response.status, 'unexpected', asked, text.slice(0, 200))
  }
}
