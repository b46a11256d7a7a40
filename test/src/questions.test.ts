import type { TaskTemplate } from '../../lifecycle/model.js'
import { readForm } from '../../src/answers/form.js'
import type { Occasion } from '../../src/answers/occasion.js'
import type { Question } from '../../src/answers/question.js'
import { questionOf } from '../../src/answers/questions.js'
import { flattened, readModelFile } from '../../src/models/model-file.js'
import { bodySchema } from '../../src/commands/endpoint.js'
import { allEndpoints } from '../../src/commands/all.js'

const model = flattened(readModelFile(new URL('../../lifecycle/models/six-stage.yaml', import.meta.url).pathname))

/** What a link would find in the database, as far as questions look at it. */
function occasion(
  purpose: string,
  found: { task?: object; template?: Partial<TaskTemplate>; review?: object; about?: string } = {},
): Occasion {
  const link = {
    purpose,
    partnership: { today: '2027-02-10', type: 'reseller', partner: { name: 'Harbour Lane' } },
    contact: { name: 'Kiri Tane' },
  }
  return { vendor: 'Kestrel', model, link, ...found } as unknown as Occasion
}
const task = (more: object = {}) => ({
  id: 'exit-1.next-home',
  name: 'next-home',
  play: 'exit',
  status: 'open',
  due: '2027-03-01',
  who: 'both',
  ...more,
})
const review = (more: object = {}) => ({ number: 7, status: 'begun', from: '2026-11-01', to: '2027-01-31', ...more })

/** What is sent, and that the endpoint of its command would take it but for what the link says itself. */
function sent(question: Question, form: Record<string, string>) {
  const { filled, errors } = readForm(question.inputs, form)
  const lacking = errors.length === 0 ? question.lacks?.(filled) : undefined
  if (errors.length > 0 || lacking)
    return (lacking ? [lacking] : errors).map(({ path, message }) => `${path}: ${message}`)
  const asked = question.asks(filled)
  if (!asked) return undefined
  const { task: _task, review: _review, ...body } = asked.data
  expect(bodySchema(asked.type, allEndpoints[asked.type]).safeParse(body)).toMatchObject({ success: true })
  return asked
}

describe('figures', () => {
  const question = () => questionOf(occasion('figures', { review: review() }))!
  test('asks for the KPIs of the scorecard but not for what the survey measures', () => {
    expect(question().inputs.map(({ name }) => name)).toEqual([
      'partner_sourced_revenue',
      'new_customers',
      'customer_acquisition_rate',
    ])
  })
  test('takes what is known, with a comma or a point, as of the period’s last day', () => {
    expect(sent(question(), { partner_sourced_revenue: '125000,5', new_customers: '' })).toEqual({
      type: 'record_figures',
      data: {
        review: 7,
        figures: [{ kpi: 'partner_sourced_revenue', value: 125000.5, asOf: '2027-01-31', source: 'partner' }],
      },
    })
  })
  test('before the period is over they are as of today', () => {
    expect(
      sent(questionOf(occasion('figures', { review: review({ to: '2027-04-30' }) }))!, { new_customers: '4' }),
    ).toMatchObject({ data: { figures: [{ asOf: '2027-02-10' }] } })
  })
  test('refuses words, and nothing at all', () => {
    expect(sent(question(), { new_customers: 'four' })).toEqual([
      'new_customers: Please give a number without spaces, such as 125000.',
    ])
    expect(sent(question(), {})).toEqual(['partner_sourced_revenue: Please fill in at least one figure.'])
  })
  test('of a review that was cancelled are not asked for', () => {
    expect(questionOf(occasion('figures', { review: review({ status: 'cancelled' }) }))).toBeUndefined()
  })
})

describe('the survey', () => {
  const question = () => questionOf(occasion('survey', { review: review() }))!
  test('takes one to five for every question', () => {
    expect(sent(question(), { q1: '5', q2: '4', q3: '3', q4: '1' })).toEqual({
      type: 'answer_survey',
      data: { review: 7, answers: [5, 4, 3, 1] },
    })
    expect(sent(question(), { q1: '5', q2: '4', q3: '6' })).toEqual([
      'q3: Please choose a number from 1 to 5.',
      'q4: Please fill this in.',
    ])
  })
  test('is over with its review', () => {
    expect(questionOf(occasion('survey', { review: review({ status: 'held' }) }))).toBeUndefined()
  })
})

describe('a hand-over', () => {
  const question = () =>
    questionOf(occasion('hand_over', { task: task(), template: { form: 'home' }, about: 'Aldgate Foods' }))!
  test('names the customer and asks who looks after them next', () => {
    expect(question().title).toContain('Aldgate Foods')
    expect(sent(question(), { home: 'vendor' })).toMatchObject({
      type: 'complete_task',
      data: { task: 'exit-1.next-home', home: 'vendor' },
    })
    expect(sent(question(), { home: 'other', who: 'Cedar Ltd' })).toMatchObject({ data: { home: 'Cedar Ltd' } })
    expect(sent(question(), { home: 'other' })).toEqual(['who: Please say who it is.'])
  })
  test('of the list of customers takes one a line, or none on purpose', () => {
    const list = questionOf(
      occasion('hand_over', { task: task({ name: 'customers' }), template: { form: 'customers' } }),
    )!
    expect(sent(list, { customers: 'Aldgate Foods\r\n\r\n Birch & Sons ', complete: 'listed' })).toEqual({
      type: 'list_customers',
      data: { customers: [{ name: 'Aldgate Foods' }, { name: 'Birch & Sons' }] },
    })
    expect(sent(list, { complete: 'none' })).toEqual({ type: 'list_customers', data: { customers: [] } })
    expect(sent(list, { complete: 'listed' })).toEqual(['customers: Please list them, or say that there are none.'])
  })
})

describe('a check-in', () => {
  test('takes per cent and a few lines', () => {
    const question = questionOf(
      occasion('check_in', { task: task({ name: 'check-in' }), template: { form: 'progress' } }),
    )!
    expect(sent(question, { progress: '40', text: 'Half way.' })).toEqual({
      type: 'complete_task',
      data: { task: 'exit-1.next-home', progress: 40, text: 'Half way.' },
    })
    expect(sent(question, { progress: '140', text: 'Beyond.' })).toEqual([
      'progress: Please give a number from 0 to 100.',
    ])
  })
})

describe('a date', () => {
  const meeting = (more: object = {}) =>
    task({ id: 'review-7.date', name: 'date', meeting: true, who: 'partner.partner_lead', due: '2027-02-22', ...more })
  test('that suits is done where it is the partner’s task, and stands where it is not', () => {
    expect(sent(questionOf(occasion('accept_date', { task: meeting() }))!, { suits: 'yes' })).toEqual({
      type: 'complete_task',
      data: { task: 'review-7.date' },
    })
    expect(
      sent(questionOf(occasion('accept_date', { task: meeting({ who: 'vendor.manager' }) }))!, { suits: 'yes' }),
    ).toBeUndefined()
  })
  test('that does not is moved to a day still to come', () => {
    const question = questionOf(occasion('accept_date', { task: meeting() }))!
    expect(sent(question, { suits: 'move', to: '2027-02-25' })).toEqual({
      type: 'move_meeting',
      data: { task: 'review-7.date', to: '2027-02-25' },
    })
    expect(sent(question, { suits: 'move', to: '2027-02-01' })).toEqual(['to: Please give 2027-02-11 or a later day.'])
  })
  test('that is over is not asked about', () => {
    expect(questionOf(occasion('move_meeting', { task: meeting({ due: '2027-02-09' }) }))).toBeUndefined()
  })
})

test.each([
  'answer',
  'complete',
  'extend',
  'check_in',
  'hand_over',
  'accept_date',
  'move_meeting',
  'figures',
  'survey',
])('%s asks nothing about what is not there', purpose => {
  expect(questionOf(occasion(purpose))).toBeUndefined()
})
