import { addDays, addMonths, dayIn, resolved } from './days.js'
import { type Api, ApiProblem } from './api.js'
import type { SamplePartner, SampleVendor } from './programme.js'

interface Named {
  id: string
  name: string
}
interface Person extends Named {
  email: string
}
interface Partnership {
  id: string
  stage: string
  opened: string
  tier: string
}

/**
 * Puts the sample programme in, part by part. What has a name is looked up first; what has none is asked for under a
 * key made of names.
 */
export class Loading {
  private admin = ''

  constructor(private readonly api: Api) {}

  async vendor({ people, team, ...company }: SampleVendor): Promise<void> {
    const present = await this.api.get<Person[]>('/people')
    for (const person of people) {
      if (!present.some(({ email }) => email === person.email))
        present.push(await this.api.ask<Person>('POST', '/people', person, { as: this.admin }))
      // The first of the list is an admin: nobody else could add the others.
      this.admin ||= person.email
    }
    const idOf = (address: string) => present.find(({ email }) => email === address)?.id
    const known = await this.api.get<Named>('/vendor').catch(ifMissing)
    if (!known)
      await this.api.ask(
        'PUT',
        '/vendor',
        { ...company, team: Object.fromEntries(Object.entries(team).map(([role, address]) => [role, idOf(address)])) },
        { as: this.admin },
      )
  }

  /** One line about what is there now. */
  async partner(sample: SamplePartner): Promise<string> {
    const { slug, name, type, country, region, zone, language, website, contacts, partnership } = sample
    const as = partnership.manager
    const partner =
      (await this.find(name))
      ?? (await this.api.ask<Named>(
        'POST',
        '/partners',
        { name, type, country, region, zone, language, website, contacts },
        { as },
      ))
    const today = dayIn(zone)
    const {
      partnerships: [open],
    } = await this.api.get<{ partnerships: Partnership[] }>(`/partners/${partner.id}`)
    // A load that broke off is finished by asking again under the same keys. The engine remembers those for a while
    // only.
    if (open && open.opened !== today) return `${name}: in ${open.stage} since an earlier day`
    const { id } = await this.api.ask<Partnership>(
      'POST',
      '/partnerships',
      { partner: partner.id, ...resolved(partnership, today) },
      { as, key: `sample-${slug}` },
    )
    await this.past(sample, id, today)
    await this.firstDay(sample, id, today)
    const { stage, tier } = await this.api.get<Partnership>(`/partnerships/${id}`)
    return `${name}: ${stage}, ${tier}, ${sample.figures.length} figures`
  }

  private async find(name: string): Promise<Named | undefined> {
    const { items } = await this.api.get<{ items: Named[] }>(`/partners?limit=200&q=${encodeURIComponent(name)}`)
    return items.find(partner => partner.name === name)
  }

  /** Targets first, so that the figures are scored against them. */
  private async past(
    { slug, targets, figures, partnership: { manager, agreement } }: SamplePartner,
    id: string,
    today: string,
  ): Promise<void> {
    if (targets)
      await this.api.ask(
        'PUT',
        `/partnerships/${id}/targets`,
        { review: 1, targets },
        { as: manager, key: `sample-${slug}-targets` },
      )
    const start = agreement ? resolved(agreement.start, today) : today
    for (const review of new Set(figures.map(figure => figure.review))) {
      const asOf = addDays(addMonths(start, 3 * review), -1)
      const own = figures
        .filter(figure => figure.review === review)
        .map(({ kpi, value, source }) => ({ kpi, value, asOf, source }))
      await this.api.ask(
        'POST',
        `/partnerships/${id}/reviews/${review}/figures`,
        { figures: own },
        { as: manager, key: `sample-${slug}-review-${review}` },
      )
    }
  }

  private async firstDay(
    { slug, then, partnership: { manager } }: SamplePartner,
    id: string,
    today: string,
  ): Promise<void> {
    for (const [at, step] of then.entries()) {
      for (const [route, body] of Object.entries(step)) {
        const [verb = '', path = ''] = route.split(' ')
        await this.api.ask(verb, `/partnerships/${id}${path}`, resolved(body, today), {
          as: manager,
          key: `sample-${slug}-${at + 1}`,
        })
      }
    }
  }
}

function ifMissing(error: unknown): undefined {
  if (error instanceof ApiProblem && error.status === 404) return undefined
  throw error
}
