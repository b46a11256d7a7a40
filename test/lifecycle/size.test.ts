import { expect, test } from '@jest/globals'
import { addDays, addMonths, later } from '../../lifecycle/day.js'
import { type Ask, asLead, asManager, type Life } from './life.js'
import { figures, grown, initiative, newInitiative, settled, targets } from './scenarios/grown.js'
import { text } from './scenarios/lives.js'
import { sixStage } from './scenarios/scenario.js'

const kilobyte = 1024
const sizeOf = (value: unknown) => JSON.stringify(value).length

/**
 * Ten years of a reseller that leaves half of its actions undone: forty reviews, an initiative a year, a renewal a
 * year, customers that come and go.
 */
function tenYears(): { largest: number; life: Life } {
  const life = settled(grown(sixStage(), { terms: { end: '2028-01-31', noticeDays: 60, termMonths: 12 } }))
  const end = addMonths(life.today, 120)
  let largest = 0
  let count = 0
  const id = (kind: string) => `${kind}0000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
  const ask = (by: typeof asManager | typeof asLead, command: Ask) => life.ask(life.today, by, command)
  life.ask(life.today, asManager, { type: 'set_targets', review: 1, targets })
  while (life.today < end && !life.state.closed) {
    const { planned } = life.state.reviews
    const meeting = later(planned?.meeting ?? addDays(life.today, 30), life.today)
    life.to(meeting)
    if (planned) {
      const percent = [100, 120, 70, 100, 100, 50, 60, 100][planned.review % 8] as number
      ask(asLead, { type: 'record_figures', review: planned.review, figures: figures(percent, life.today) })
      ask(asManager, {
        type: 'record_outcome',
        review: planned.review,
        decision: 'on_course',
        targets,
        actions: [1, 2, 3, 4].map(() => ({
          id: id('f'),
          who: 'partner.sales' as const,
          due: addDays(life.today, 30),
          text,
        })),
      })
      if (planned.review % 4 === 0 && life.state.initiatives.length === 0)
        ask(asManager, { ...newInitiative(addDays(life.today, 180)), initiative: id('d') })
    }
    const actions = life.state.tasks.filter(task => task.play === 'follow-up')
    for (const task of actions.filter((_, index) => index % 2 === 0))
      ask(asManager, { type: 'complete_task', task: task.id })
    for (const task of life.state.tasks.filter(open => open.name === 'verdict' && open.status === 'open'))
      ask(asManager, { type: 'answer_task', task: task.id, answer: task.play === 'expand' ? 'succeeded' : 'recovered' })
    largest = Math.max(largest, sizeOf(life.state))
  }
  return { largest, life }
}

test('ten years of a reseller carry less than 64 KB from one step to the next', () => {
  const { largest, life } = tenYears()
  expect(life.events.filter(event => event.type === 'review_held').length).toBeGreaterThan(38)
  expect(largest).toBeLessThan(64 * kilobyte)
})

test('the longest plan that may be made, asked for in one command, is less than 16 KB of events', () => {
  const life = settled(grown(sixStage()))
  const goal = addMonths(life.today, 60)
  const opened = life.ask(life.today, asManager, { ...newInitiative(goal), everyDays: 7 })
  expect(sizeOf(opened)).toBeLessThan(16 * kilobyte)
  expect(
    sizeOf(life.ask(life.today, asManager, { type: 'change_initiative', initiative, goal, everyDays: 8 })),
  ).toBeLessThan(16 * kilobyte)
})

test('as many joint customers as an exit may hand over are less than 256 KB of events', () => {
  const life = settled(grown(sixStage()))
  life.ask(life.today, asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
  const customers = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => `d1000000-0000-4000-8000-${String(from + index).padStart(12, '0')}`)
  const listed = life.ask(life.today, asLead, { type: 'list_customers', customers: customers(1, 200) })
  expect(sizeOf(listed)).toBeLessThan(256 * kilobyte)
  expect(life.refusal(life.today, asLead, { type: 'list_customers', customers: customers(201, 1) })).toBe('invalid')
})
