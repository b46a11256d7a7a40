import { KpiActual } from '../../database/entities/kpi-actual.js'
import { readFigures } from '../../src/figures/figures-csv.js'
import { World, must } from './world.js'

const header = 'partnership,review,kpi,value,as_of,source'

describe('reading figures from CSV', () => {
  const wrong: [string, string, string, RegExp][] = [
    ['no header', 'a,b\n1,2', 'line 1', /partnership,review,kpi/],
    ['a missing column', 'partnership,review,kpi,value,as_of\n', 'line 1', /source is missing/],
    ['an unknown column', `${header},colour\n`, 'line 1', /"colour" is not known/],
    ['nothing at all', '', 'line 1', /header/],
    ['no row', `${header}\n`, 'line 2', /no figure/],
    ['too few columns', `${header}\nAlder,1,new_customers,3\n`, 'line 2', /has 4 columns and must have 6/],
    [
      'words for a number',
      `${header}\nAlder,1,new_customers,three,2026-03-31,crm\n`,
      'line 2, value',
      /plain number.*"three"/,
    ],
    ['a comma in a number', `${header}\nAlder,1,new_customers,"3,5",2026-03-31,crm\n`, 'line 2, value', /point/],
    [
      'a day that is none',
      `${header}\nAlder,1,new_customers,3,2026-02-30,crm\n`,
      'line 2, as_of',
      /2027-02-28.*"2026-02-30"/,
    ],
    [
      'a review that is none',
      `${header}\nAlder,first,new_customers,3,2026-03-31,crm\n`,
      'line 2, review',
      /number of a review/,
    ],
    ['a source of two words', `${header}\nAlder,1,new_customers,3,2026-03-31,our crm\n`, 'line 2, source', /one word/],
    [
      'a row that stands twice',
      `${header}\nAlder,1,new_customers,3,2026-03-31,crm\nAlder,1,new_customers,4,2026-03-31,crm\n`,
      'line 3, kpi',
      /line 2 already/,
    ],
    [
      'a quote that does not end',
      `${header}\n"Alder,1,new_customers,3,2026-03-31,crm\n`,
      'line 2',
      /not readable as CSV/,
    ],
  ]
  test.each(wrong)('%s is told with line and column', (_what, text, path, message) => {
    const { rows, errors } = readFigures(text)
    const found = errors.find(error => error.path === path)
    expect(found?.message).toMatch(message)
    if (errors.length > 0)
      expect(rows.filter(({ line }) => `line ${line}` === path.split(',')[0] && path.includes('value'))).toEqual([])
  })

  test('a byte order mark, capitals, spaces and any order of columns are fine', () => {
    const { rows, errors } = readFigures(
      '\ufeffKPI, Value, Partnership, review, as_of, source\r\n new_customers , 3 , "Alder, Ltd" , , 2026-03-31 , crm\r\n',
    )
    expect(errors).toEqual([])
    expect(rows).toEqual([
      {
        kpi: 'new_customers',
        value: 3,
        partnership: 'Alder, Ltd',
        review: undefined,
        as_of: '2026-03-31',
        source: 'crm',
        line: 2,
      },
    ])
  })
})

describe('importing figures', () => {
  let world: World
  let id: string
  beforeAll(async () => {
    world = await World.begin()
    await world.people()
    const agreement = { start: '2024-11-30', end: '2027-11-29', autoRenew: true, noticeDays: 90, termMonths: 12 }
    const partner = await world.partner('Alder')
    id = (await world.open({ partner: partner.id, entry: 'existing', agreement })).id
    await world.open({ partner: (await world.partner('Birch')).id })
  })
  afterAll(() => world?.end())

  const send = (lines: string[], idempotency?: string) =>
    world.post('/figures', [header, ...lines].join('\n'), {
      headers: { 'content-type': 'text/csv' },
      ...(idempotency && { idempotency }),
    })
  const recorded = () => world.orm.em.fork().count(KpiActual, {})

  test('tells every wrong row at once, and imports none of them', async () => {
    const answer = await send([
      'Alder,,new_customers,3,2025-03-31,crm',
      'Nobody,1,new_customers,3,2025-03-31,crm',
      'Alder,1,adoption,3,2025-03-31,crm',
      'Alder,1,new_customers,3,2099-03-31,crm',
      'Alder,,new_customers,3,2020-03-31,crm',
      'Birch,,new_customers,3,2025-03-31,crm',
    ])
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid' })
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'line 3, partnership',
      'line 4, kpi',
      'line 5, as_of',
      'line 6, as_of',
      'line 7, review',
    ])
    expect(answer.body.errors[1].message).toContain('partner_sourced_revenue')
    expect(await recorded()).toBe(0)
  })

  test('asks for CSV', async () => {
    expect((await world.post('/figures', { rows: [] })).body).toMatchObject({ status: 415, code: 'malformed' })
  })

  test('counts quarters from the agreement’s start where a row names no review, and says of each line what happened', async () => {
    const lines = [
      'Alder,,partner_sourced_revenue,125000,2025-01-31,crm',
      `${id},2,new_customers,4,2025-05-01,crm`,
      'Alder,,new_customers,3,2025-02-27,crm',
    ]
    const first = await send(lines, 'import-1')
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({
      recorded: 3,
      unchanged: 0,
      refused: 0,
      unanswered: 0,
      lines: [
        { line: 2, partnership: id, review: 1, kpi: 'partner_sourced_revenue', outcome: 'recorded' },
        { line: 3, partnership: id, review: 2, kpi: 'new_customers', outcome: 'recorded' },
        { line: 4, partnership: id, review: 1, kpi: 'new_customers', outcome: 'recorded' },
      ],
    })
    // One command for a partnership and review.
    expect(first.body.lines[0].event).toBe(first.body.lines[2].event)
    expect((await send(lines.slice(1), 'import-1')).body).toMatchObject({ status: 422, code: 'key_reused' })
    expect(await recorded()).toBe(3)
    const { body } = await must(world.get(`/figures?partnership=${id}&kpi=new_customers`))
    expect(body).toMatchObject([
      { review: 1, value: 3, revision: 1 },
      { review: 2, value: 4, revision: 1 },
    ])
  })

  test('the same file changes nothing, whatever its key and its order; what differs in it is a revision', async () => {
    const lines = ['Alder,3,new_customers,5,2025-08-01,crm', 'Alder,3,partner_sourced_revenue,900,2025-08-01,crm']
    expect((await must(send(lines))).body).toMatchObject({ recorded: 2 })
    const before = await recorded()
    for (const again of [lines, [...lines].reverse()])
      expect((await must(send(again))).body).toMatchObject({ recorded: 0, unchanged: 2 })
    expect(await recorded()).toBe(before)

    // Corrected and taken back, each is said anew.
    const corrected = ['Alder,3,new_customers,6,2025-08-01,crm', lines[1]!]
    for (const file of [corrected, lines, corrected])
      expect((await must(send(file))).body).toMatchObject({
        recorded: 1,
        unchanged: 1,
        lines: [{ outcome: 'recorded' }, { outcome: 'unchanged' }],
      })
    const said = await world.orm.em
      .fork()
      .find(KpiActual, { partnership: id, kpi: 'new_customers', review: 3 }, { orderBy: { event: 'asc' } })
    expect(said.map(({ value }) => value)).toEqual([5, 6, 5, 6])
  })

  test('the same file twice at once is recorded once', async () => {
    const lines = ['Alder,4,new_customers,7,2025-11-01,crm', 'Alder,4,partner_sourced_revenue,700,2025-11-01,crm']
    const before = await recorded()
    for (const { status } of await Promise.all([send(lines), send(lines), send(lines)])) expect(status).toBe(200)
    expect(await recorded()).toBe(before + 2)
  })

  test('what is refused is told by line and holds up nothing else; repeated, the rest is unchanged', async () => {
    const lines = ['Alder,399,new_customers,8,2025-11-01,crm', 'Alder,1,new_customers,9,2025-02-27,crm']
    const answer = await send(lines)
    expect(answer.status).toBe(207)
    expect(answer.body).toMatchObject({
      recorded: 1,
      refused: 1,
      lines: [
        { line: 2, outcome: 'refused', detail: expect.stringMatching(/\S/) },
        { line: 3, outcome: 'recorded', event: expect.any(Number) },
      ],
    })
    expect((await send(lines)).body).toMatchObject({ recorded: 0, unchanged: 1, refused: 1 })
  })
})

describe('importing figures while the engine is away', () => {
  test('is answered 503 when nothing could be recorded, and holds nothing back', async () => {
    const world = await World.begin({ withEngine: false })
    try {
      await world.people()
      const agreement = { start: '2024-11-30', end: '2027-11-29', autoRenew: true, noticeDays: 90, termMonths: 12 }
      await world.open({ partner: (await world.partner('Alder')).id, entry: 'existing', agreement })
      const answer = await world.post('/figures', `${header}\nAlder,1,new_customers,3,2025-02-27,crm`, {
        headers: { 'content-type': 'text/csv' },
      })
      expect(answer.body).toMatchObject({ status: 503, code: 'engine_away' })
    } finally {
      await world.end()
    }
  })
})
