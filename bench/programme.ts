import { randomUUID } from 'node:crypto'
import { Http } from './http.js'
import type { Place } from './place.js'

const manager = 'mona.manager@vendor.example'

/** A vendor through the API, as any installation begins. */
export class Programme {
  private constructor(readonly api: Http) {}

  static async begin({ ours: { url, headers } }: Place): Promise<Programme> {
    const zone = 'Europe/Stockholm'
    const api = new Http(url, { ...headers, 'x-handfast-person': manager })
    const first = new Http(url, headers)
    await first
      .ask('POST', '/people', { name: 'Mona Manager', email: manager, zone, access: 'admin', roles: ['manager'] })
      .catch(ifThere)
    first.close()
    await api.ask('PUT', '/vendor', {
      name: 'Kestrel Analytics',
      replyTo: 'partners@vendor.example',
      zone,
      country: 'SE',
    })
    return new Programme(api)
  }

  /** A partner of its own, with four contacts. */
  async partner(): Promise<string> {
    const name = `Harbour ${randomUUID()}`
    const contacts = (['partner_lead', 'sales', 'technical', 'executive_sponsor'] as const).map((role, index) => ({
      name: `Contact ${index}`,
      email: `${role}@${randomUUID()}.example`,
      roles: [role],
    }))
    return (
      await this.api.ask<{ id: string }>('POST', '/partners', {
        name,
        type: 'reseller',
        country: 'DE',
        zone: 'Europe/Berlin',
        contacts,
      })
    ).id
  }

  async partners(count: number): Promise<string[]> {
    const partners: string[] = []
    for (let made = 0; made < count; made += 1) partners.push(await this.partner())
    return partners
  }

  async open(partner: string): Promise<string> {
    return (await this.api.ask<{ id: string }>('POST', '/partnerships', { partner, model: 'six-stage' })).id
  }

  close(): void {
    this.api.close()
  }
}

/** The first person needs nobody to act; a later figure of the same run finds them there. */
function ifThere(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('answered 403')) throw error
}
