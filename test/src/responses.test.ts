import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { Customer } from '../../database/entities/customer.js'
import { openPartnership } from '../../database/opening.js'
import type { Event, EventOf } from '../../lifecycle/event.js'
import { lifeWithEverything } from '../database/life.js'
import { type Programme, write } from '../database/programme.js'
import { type Answer, type Asking, type Json, World, admin, must } from './world.js'

let world: World
let document: Json
let open: string
let lived: string
const seen = new Set<string>()

beforeAll(async () => {
  world = await World.begin()
  document = (await world.get('/openapi.json', { key: null })).body
  await world.people()
  open = (
    await world.open({
      entry: 'existing',
      tier: 'silver',
      agreement: { start: '2024-11-30', end: '2027-11-29', autoRenew: true, noticeDays: 90, termMonths: 12 },
    })
  ).id
})
afterAll(() => world?.end())

/** An object has the fields that are described and no other, unless it is described as one that may have any. */
function strict(part: Json): Json {
  if (Array.isArray(part)) return part.map(strict)
  if (typeof part !== 'object' || part === null) return part
  const within = Object.fromEntries(
    Object.entries(part).map(([name, value]) => [
      name,
      name === '$ref' ? String(value).replace('#/components/schemas/', '#/definitions/') : strict(value),
    ]),
  )
  return part.type === 'object' && part.properties?.constructor === Object && part.additionalProperties === undefined
    ? { ...within, additionalProperties: false }
    : within
}

const schemaOf = (method: string, route: string, status: number | string): Json =>
  document.paths[route]?.[method.toLowerCase()]?.responses[status]?.content?.['application/json']?.schema

function wrongIn(answer: Json, schema: Json): string[] {
  const { error } = z
    .fromJSONSchema(
      { ...strict(schema), definitions: strict(document.components.schemas) },
      { defaultTarget: 'openapi-3.0' },
    )
    .safeParse(answer)
  return error ? [z.prettifyError(error)] : []
}

/** Asks, and holds the answer on what the document says of its route. */
async function asking(
  method: string,
  route: string,
  path: Record<string, string | number> = {},
  body?: unknown,
  more: Asking & { query?: string } = {},
): Promise<Answer> {
  const answer = await must(
    world.ask(
      method,
      route.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(path[name])) + (more.query ?? ''),
      body,
      { as: admin, ...more },
    ),
  )
  expect({ method, route, wrong: wrongIn(answer.body, schemaOf(method, route, answer.status)) }).toEqual({
    method,
    route,
    wrong: [],
  })
  seen.add(`${method} ${route}`)
  return answer
}

const operations = () =>
  Object.entries<Json>(document.paths).flatMap(([route, item]) =>
    Object.entries<Json>(item).map(([method, { responses }]) => ({ method: method.toUpperCase(), route, responses })),
  )
const answersInJson = ({ route, responses }: { route: string; responses: Json }) =>
  !route.startsWith('/a/') && !responses[200]?.content?.['text/html']

describe('what the document says of answers', () => {
  test('is a schema for every route that answers in JSON', () => {
    for (const operation of operations().filter(answersInJson)) {
      const { method, route, responses } = operation
      const good = Object.keys(responses).filter(status => status.startsWith('2'))
      expect(good.length).toBeGreaterThan(0)
      expect({ method, route, undescribed: good.filter(status => !schemaOf(method, route, status)) }).toEqual({
        method,
        route,
        undescribed: [],
      })
    }
  })

  test('is a check that sees a field too many, one too few and one that is something else', async () => {
    const { body } = await must(world.get('/vendor'))
    const schema = schemaOf('GET', '/vendor', 200)
    expect(wrongIn(body, schema)).toEqual([])
    expect(wrongIn({ ...body, colour: 'blue' }, schema).join()).toContain('colour')
    expect(wrongIn({ ...body, website: undefined }, schema).join()).toContain('website')
    expect(wrongIn({ ...body, zone: 7 }, schema).join()).toContain('zone')
  })
})

describe('answers are as the document says', () => {
  test('of the installation: people, vendor, models, calendars, templates, health', async () => {
    const nia = { name: 'Nia New', email: 'nia@vendor.example', zone: 'Europe/Rome', access: 'viewer' }
    const {
      body: { id: person },
    } = await asking('POST', '/people', {}, nia)
    await asking('PATCH', '/people/{person}', { person }, { language: 'it' })
    await asking('POST', '/people/{person}/departure', { person }, {})
    await asking('GET', '/people')
    await asking('GET', '/people/{person}', { person })
    await asking(
      'PUT',
      '/vendor',
      {},
      { name: 'Kestrel', replyTo: 'us@vendor.example', zone: 'Europe/Rome', country: 'IT' },
    )
    await asking('GET', '/vendor')
    await asking('GET', '/models')
    for (const model of ['six-stage', 'nine-stage', 'four-stage']) {
      const { body } = await asking('GET', '/models/{model}', { model })
      await asking('GET', '/models/{model}/versions/{version}', { model, version: body.version })
      await asking('POST', '/models', {}, body.model)
      await asking('POST', '/models/check', {}, body.model)
    }
    await asking('POST', '/models/check', {}, { name: 'nothing' })
    await asking('GET', '/calendars')
    await asking('POST', '/calendars/{calendar}/versions', { calendar: 'WS' }, { add: ['2027-06-01'] })
    await asking('GET', '/calendars/{calendar}', { calendar: 'WS' })
    await asking('GET', '/letter-templates')
    await asking('GET', '/health/live')
    await asking('GET', '/health/ready')
  })

  test('of partners and their contacts', async () => {
    const {
      body: { id: partner },
    } = await asking(
      'POST',
      '/partners',
      {},
      {
        name: 'Alder',
        type: 'oem',
        country: 'US',
        region: 'NY',
        zone: 'America/New_York',
        contacts: [{ name: 'Ana', email: 'ana@partner.example' }],
      },
    )
    await asking('PATCH', '/partners/{partner}', { partner }, { website: 'https://alder.example' })
    const {
      body: { id: contact },
    } = await asking(
      'POST',
      '/partners/{partner}/contacts',
      { partner },
      { name: 'Abe', email: 'abe@partner.example', roles: ['legal'] },
    )
    await asking('PATCH', '/partners/{partner}/contacts/{contact}', { partner, contact }, { zone: 'America/Chicago' })
    await asking('GET', '/partners/{partner}/contacts', { partner })
    await asking('GET', '/partners/{partner}', { partner })
    await asking('GET', '/partners', {}, undefined, { query: '?limit=1' })
    const { body } = await must(world.get(`/partnerships/${open}`))
    await asking('GET', '/partners/{partner}', { partner: body.partner.id })
  })

  test('of a partnership in the engine’s care: opened, asked, read', async () => {
    await asking('POST', '/partnerships', {}, { model: 'six-stage', partner: (await world.partner()).id })
    await asking(
      'PUT',
      '/partnerships/{partnership}/team/{role}',
      { partnership: open, role: 'legal' },
      { person: admin },
    )
    await asking('POST', '/partnerships/{partnership}/challenges', { partnership: open }, { text: 'Nobody answers.' })
    await asking(
      'PUT',
      '/partnerships/{partnership}/team/{role}',
      { partnership: open, role: 'manager' },
      { person: admin },
    )
    await asking(
      'POST',
      '/figures',
      {},
      `partnership,review,kpi,value,as_of,source\n${open},,new_customers,3,2025-03-31,crm\n`,
      { headers: { 'content-type': 'text/csv' } },
    )
    await asking('GET', '/figures', {}, undefined, { query: `?partnership=${open}` })
    const { body } = await asking('GET', '/partnerships/{partnership}', { partnership: open })
    expect(body.tasks.length * body.figures.length).toBeGreaterThan(0)
    expect(body.agreement).toMatchObject({ start: '2024-11-30' })
    await asking('GET', '/partnerships/{partnership}/tasks', { partnership: open })
    await asking('GET', '/partnerships/{partnership}/timeline', { partnership: open })
    const {
      body: {
        items: [letter],
      },
    } = await asking('GET', '/partnerships/{partnership}/letters', { partnership: open })
    await asking('GET', '/letters/{letter}', { letter: letter.id })
    await asking('GET', '/partnerships')
  })

  test('of a life in which everything happens, whenever it is looked at', async () => {
    lived = randomUUID()
    const customer = randomUUID()
    const partner = await world.partner('Nordwind', {
      contacts: [
        { name: 'Lea Lead', email: 'lea@nordwind.example' },
        { name: 'Sam Sales', email: 'sam@nordwind.example' },
      ],
    })
    const idOf = (name: string): string => partner.contacts.find((contact: Json) => contact.name === name).id
    const people: Json[] = (await must(world.get('/people'))).body
    const [manager, sponsor] = ['Mona Manager', 'Ada Admin'].map(name => people.find(person => person.name === name).id)
    const [first, ...life] = lifeWithEverything(
      {
        partner: partner.id,
        lead: idOf('Lea Lead'),
        sales: idOf('Sam Sales'),
        manager,
        sponsor,
      } as unknown as Programme,
      lived,
      customer,
    )
    await openPartnership(world.orm.em, partner.id, first as Event & EventOf<'partnership_opened'>, lived)
    await world.orm.em.fork().insert(Customer, { id: customer, partnership: lived, name: 'Kontor' })
    const held = ['tasks', 'reviews', 'initiatives', 'grants', 'exits', 'targets', 'figures']
    const met = new Set<string>()
    const look = async () => {
      const { body } = await asking('GET', '/partnerships/{partnership}', { partnership: lived })
      await asking('GET', '/partnerships/{partnership}/tasks', { partnership: lived })
      for (const part of held) if (body[part].length > 0) met.add(part)
    }
    await look()
    for (let from = 0; from < life.length; from += 5) {
      await write(world.orm, lived, life.slice(from, from + 5))
      await look()
    }
    expect([...met].sort()).toEqual(held.sort())
    await asking('GET', '/partnerships/{partnership}/timeline', { partnership: lived }, undefined, {
      query: '?limit=500',
    })
    await asking('GET', '/partnerships', {}, undefined, { query: '?over=true' })
    await asking('GET', '/partners/{partner}', { partner: partner.id })
  })

  test('and every route that reads was asked', () => {
    const reads = operations()
      .filter(operation => operation.method === 'GET' && answersInJson(operation))
      .map(({ route }) => `GET ${route}`)
    expect(reads.filter(read => !seen.has(read))).toEqual([])
  })
})
