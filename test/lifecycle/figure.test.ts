import { describe, expect, test } from '@jest/globals'
import { checkModel } from '../../lifecycle/check.js'
import { commandSchemas, type CommandType } from '../../lifecycle/command.js'
import { evolve } from '../../lifecycle/evolve.js'
import { readForm } from '../../src/answers/form.js'
import { readFigures } from '../../src/figures/figures-csv.js'
import { asManager, type Life, shippedModel } from './life.js'
import { figures, grown, reviewed, settled } from './scenarios/grown.js'
import { sixStage } from './scenarios/scenario.js'

const id = 'b0000000-0000-4000-8000-000000000001'
/** Every place of a command where a number of the world outside comes in. */
const places: [CommandType, string, (value: number) => object][] = [
  [
    'record_figures',
    'figures.0.value',
    value => ({ review: 1, figures: [{ kpi: 'revenue', value, asOf: '2027-01-01', source: 'crm' }] }),
  ],
  ['set_targets', 'targets.revenue', value => ({ review: 1, targets: { revenue: value } })],
  ['record_outcome', 'targets.revenue', value => ({ review: 1, decision: 'on_course', targets: { revenue: value } })],
  ['record_business_case', 'revenue', value => ({ revenue: value, cost: 1 })],
  ['record_business_case', 'cost', value => ({ revenue: 1, cost: value })],
  ['record_qualification', 'items.region', value => ({ score: 'fit', items: { region: value } })],
  ['complete_task', 'progress', value => ({ task: 'expand-1.check-in.1', progress: value })],
  [
    'open_initiative',
    'target',
    value => ({ initiative: id, kind: 'focus', goal: '2027-09-01', owner: id, target: value }),
  ],
  ['change_initiative', 'target', value => ({ initiative: id, target: value })],
]

describe('a figure has bounds wherever it comes in', () => {
  test.each(places)('%s, %s', (type, path, data) => {
    const refused = (value: number) => {
      const { error } = commandSchemas[type].safeParse(data(value))
      const issue = error?.issues.find(({ path: at }) => at.join('.') === path)
      return issue?.message ?? 'taken'
    }
    for (const value of [1e21, 1e15, 1e-10, 0.1234567])
      expect(`${value}: ${refused(value)}`).toMatch(/15 digits before the point and 6 after it|Too big/)
    for (const value of [Infinity, NaN]) expect(refused(value)).toMatch('must be a number')
    for (const value of [0, 1, 0.000001, 99.5]) expect(refused(value)).toBe('taken')
  })

  test('a CSV import', () => {
    const read = (value: string) =>
      readFigures(`partnership,review,kpi,value,as_of,source\nAlder,1,new_customers,${value},2026-03-31,crm\n`).errors
    expect(read('1000000000000000')).toEqual([
      {
        path: 'line 2, value',
        message: 'must have at most 15 digits before the point and 6 after it; it is "1000000000000000"',
      },
    ])
    expect(read(`1${'0'.repeat(400)}`)).toMatchObject([{ path: 'line 2, value' }])
    expect(read('0.0000000001')).toMatchObject([{ path: 'line 2, value' }])
    expect(read('-999999999999999')).toEqual([])
  })

  test('a partner’s form', () => {
    const read = (said: string) =>
      readForm([{ name: 'a', label: 'A', kind: 'number' }], { a: said }).errors.map(({ message }) => message)
    const bounds = 'Please give a number with at most 15 digits before the point and 6 after it.'
    expect([read('1000000000000000'), read('0,0000001')]).toEqual([[bounds], [bounds]])
    expect(read('four')).toEqual(['Please give a number without spaces, such as 125000.'])
    expect(read('999999999999999,5')).toEqual([])
  })

  test('a model', () => {
    const wrong = (change: (model: ReturnType<typeof shippedModel>) => void) => {
      const model = structuredClone(shippedModel('six-stage'))
      change(model)
      return checkModel(model, []).errors.find(({ path }) => path.startsWith('scores'))?.message
    }
    const bounds = 'must have at most 15 digits before the point and 6 after it'
    expect(wrong(model => ((model.scores.card.weights.else as Record<string, number>).new_customers = 1e-10))).toBe(
      bounds,
    )
    expect(wrong(model => (model.scores.card.meets = 1e21))).toBe(bounds)
    expect(wrong(model => (model.scores.qualification.scale = [1, 1e21]))).toBe(bounds)
  })
})

describe('a journal that holds a figure beyond the bounds', () => {
  const cards = (life: Life) =>
    life.events.flatMap(event =>
      event.type === 'review_scored' ? [`${event.day} ${event.card.score} ${event.card.missing.join()}`] : [],
    )
  const withEvent = (life: Life, body: object) => {
    const event = { number: life.state.number + 1, day: life.today, by: asManager, ...body } as never
    life.state = evolve(life.state, event)
    life.events.push(event)
    return life
  }
  const wild = (kpi: string, value: number) => ({ kpi, value, asOf: '2027-04-30', source: 'crm', revision: 1 })

  test('scores it as missing, and a corrective command mends the card', () => {
    const life = settled(grown(sixStage()))
    reviewed(life)
    life.ask('2027-05-10', asManager, { type: 'record_figures', review: 1, figures: figures(100, '2027-04-30') })
    withEvent(life, { type: 'figures_recorded', review: 1, figures: [wild('new_customers', 1e21)] })
    life.to('2027-05-17')
    expect(cards(life)).toEqual(['2027-05-17 100 new_customers'])
    life.ask('2027-05-18', asManager, {
      type: 'record_figures',
      review: 1,
      figures: [{ kpi: 'new_customers', value: 150, asOf: '2027-04-30', source: 'crm' }],
    })
    expect(cards(life).at(-1)).toBe('2027-05-18 110 ')
    expect(life.to('2027-06-30').story('review_missed')).toEqual(['2027-06-08 review_missed'])
  })

  test('so it is with a target too small to divide by', () => {
    const life = settled(grown(sixStage()))
    reviewed(life)
    withEvent(life, { type: 'targets_set', review: 1, targets: { new_customers: 1e-10 } })
    life.ask('2027-05-10', asManager, { type: 'record_figures', review: 1, figures: figures(100, '2027-04-30') })
    life.to('2027-05-17')
    expect(cards(life)).toEqual(['2027-05-17 100 new_customers'])
    life.ask('2027-05-18', asManager, { type: 'set_targets', review: 1, targets: { new_customers: 50 } })
    expect(cards(life).at(-1)).toBe('2027-05-18 110 ')
  })
})
