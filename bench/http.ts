import { Agent, request } from 'node:http'

/** A client with little cost of its own, so that it adds little to both sides: Node's `http`, connections kept. */
export class Http {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16 })

  constructor(
    private readonly url: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  ask<T>(method: string, path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
    const sent = JSON.stringify(body)
    return new Promise((resolve, reject) => {
      const asking = request(
        this.url + path,
        {
          method,
          agent: this.agent,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(sent),
            ...this.headers,
            ...headers,
          },
        },
        answer => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.once('error', reject)
          answer.once('end', () => {
            const text = Buffer.concat(chunks).toString()
            if ((answer.statusCode ?? 500) < 300) resolve(JSON.parse(text) as T)
            else reject(new Error(`${method} ${path} was answered ${answer.statusCode}: ${text.slice(0, 300)}`))
          })
        },
      )
      asking.once('error', reject)
      asking.end(sent)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}
