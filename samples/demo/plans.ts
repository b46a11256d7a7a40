import { addDays, addMonths } from '../days.js'
import type { Standing, Task } from './life.js'
import { manager } from './opening.js'
import { performanceIn, targets } from './performance.js'
import type { Plan, Stage } from './story.js'

type Planned = (task: Task, now: Standing) => Plan

const days = (from: string | null, count: number) => addDays(from ?? '9999-01-01', count)
const complete =
  (task: Task, body: unknown = {}) =>
  ({ life }: Stage) =>
    life.ask(`POST /tasks/${task.id}/completion`, body)
const answer =
  (task: Task, given: string) =>
  ({ life }: Stage) =>
    life.ask(`POST /tasks/${task.id}/answer`, { answer: given })
const words = ({ name }: Task) => new RegExp(`${name.replaceAll('-', ' ')}|it is done|mark it done`, 'i')
const roleOf = ({ who }: Task) => (who.startsWith('partner.') ? who.slice('partner.'.length) : undefined)

/** On the day, by the link in the letter where the task is the partner's. */
const done =
  (count: number): Planned =>
  task => ({
    on: days(task.due, count),
    async act(stage) {
      const role = roleOf(task)
      if (role) await stage.reply(role, words(task), {}, () => complete(task)(stage))
      else await complete(task)(stage)
    },
  })

const validated =
  (handIn: Planned): Planned =>
  (task, now) =>
    task.status === 'handed_in'
      ? { on: days(task.handedInOn, 1), act: ({ life }) => life.ask(`POST /tasks/${task.id}/validation`) }
      : handIn(task, now)

/** Luis needs ten more days for the training, asks by the link, gets them, and hands in on the day. */
const extended: Planned = (task, now) => {
  const until = days(task.due, 10)
  if (task.extensionUntil)
    return { on: now.today, act: ({ life }) => life.ask(`POST /tasks/${task.id}/extension-decision`, { grant: true }) }
  if (task.extensions > 0) return done(0)(task, now)
  return {
    on: days(task.due, -1),
    act: ({ reply, life }) =>
      reply('sales', /longer/i, { until, text: 'Two of us are at the trade fair until Friday.' }, () =>
        life.ask(`POST /tasks/${task.id}/extension-requests`, { until }),
      ),
  }
}

const checkIn: Planned = task => ({
  on: days(task.opens, 1),
  act: stage =>
    stage.reply(
      'partner_lead',
      /three lines|first check-in|check-in/i,
      { progress: '45', text: 'On course. One open point about the price list, to be settled this week.' },
      () => complete(task, { progress: 45 })(stage),
    ),
})

const agreement = (today: string) => {
  const start = addMonths(`${today.slice(0, 7)}-01`, 1)
  return {
    start,
    end: addDays(addMonths(start, 24), -1),
    autoRenew: true,
    noticeDays: 60,
    termMonths: 12,
    clause: 'any_time',
  }
}

const reviewOf = ({ reviews }: Standing) => reviews.reduce((a, b) => (a.number > b.number ? a : b))

/** Who does what when, by play and task; what stands nowhere here is done two days before it is due. */
const plans: Record<string, Planned> = {
  'prospect.invite': task => ({ on: task.opens, act: ({ life }) => life.ask('POST /invitation') }),
  'invite.answer': task => ({
    on: days(task.opens, 9),
    act: stage =>
      stage.reply(
        'partner_lead',
        /answer the invitation|say yes/i,
        { answer: 'accept', text: 'Gladly. We have three districts in mind to begin with.' },
        () => answer(task, 'accept')(stage),
      ),
  }),
  'qualify.fit': task => ({
    on: days(task.due, -1),
    act: ({ life }) =>
      life.ask('PUT /qualifications/fit', { items: { industry: 90, region: 75, size: 70, overlap: 60 } }),
  }),
  'qualify.qualification': task => ({
    on: days(task.due, -3),
    act: ({ life }) =>
      life.ask('PUT /qualifications/qualification', {
        items: { customer: 4, credibility: 5, capability: 4, commitment: 4 },
      }),
  }),
  'qualify.business-case': task => ({
    on: days(task.due, -1),
    act: ({ life }) => life.ask('PUT /business-case', { revenue: 420_000, cost: 120_000, paybackMonth: 10 }),
  }),
  'qualify.go': task => ({ on: days(task.due, -2), act: answer(task, 'go') }),
  'agree.plan': validated(task => ({
    on: days(task.opens, 12),
    act: stage => stage.reply('partner_lead', /read and agree/i, {}, () => complete(task)(stage)),
  })),
  'agree.signature': task => ({
    on: days(task.opens, 8),
    async act({ life, today }) {
      await life.ask('POST /agreement', { terms: agreement(today) })
      await life.ask('PUT /targets', { review: 1, targets })
    },
  }),
  'onboard.access': done(4),
  'onboard.product-training': validated(extended),
  'onboard.process-training': done(8),
  'review.date': task => ({
    on: days(task.opens, 2),
    act: ({ reply }) => reply('partner_lead', /accept or move/i, { suits: 'yes' }),
  }),
  'review.survey': (task, now) => ({
    on: days(task.opens, 1),
    async act({ reply }) {
      const { mark } = performanceIn(reviewOf(now))
      for (const role of ['partner_lead', 'sales'])
        await reply(
          role,
          /give us a mark/i,
          Object.fromEntries([1, 2, 3, 4].map(question => [`q${question}`, String(mark)])),
        )
    },
  }),
  'review.data': (task, now) => ({
    on: days(task.opens, 1),
    async act({ reply }) {
      const { figures } = performanceIn(reviewOf(now))
      if (figures) await reply('partner_lead', /enter the figures/i, figures)
    },
  }),
  'review.outcome': (task, now) => ({
    on: task.opens,
    act: ({ life, today }) =>
      life.ask(`POST /reviews/${reviewOf(now).number}/outcome`, {
        decision: 'on_course',
        text: 'We looked at the figures together and agreed what to do next.',
        actions: [
          {
            who: 'partner.sales',
            due: addDays(today, 40),
            text: 'Call the five districts that asked for a quotation.',
          },
        ],
      }),
  }),
  'propose-expansion.choose': task => ({
    on: days(task.opens, 3),
    act: ({ life, today }) =>
      life.ask('POST /initiatives', {
        kind: 'new_market',
        goal: addDays(today, 150),
        owner: manager,
        target: 6,
        everyDays: 30,
        text: 'Hospitals in Utah and New Mexico.',
      }),
  }),
  'expand.check-in': checkIn,
  'expand.verdict': task => ({ on: days(task.due, -1), act: answer(task, 'succeeded') }),
  'improve.check-in': checkIn,
  'improve.verdict': task => ({ on: days(task.due, 0), act: answer(task, 'recovered') }),
  'decide-tier.choose': task => ({ on: days(task.due, 0), act: answer(task, 'keep') }),
  'propose-exit.choose': task => ({ on: days(task.due, 0), act: answer(task, 'keep') }),
  'question-vows.choose': task => ({ on: days(task.due, 0), act: answer(task, 'keep') }),
  'renewal.choose': task => ({ on: days(task.opens, 20), act: answer(task, 'renew') }),
  'vows.qualification': task => ({
    on: days(task.due, -2),
    act: ({ life }) =>
      life.ask('PUT /qualifications/qualification', {
        items: { customer: 5, credibility: 5, capability: 4, commitment: 4 },
      }),
  }),
  'exit.customers': task => ({
    on: days(task.due, -4),
    act: ({ life }) =>
      life.ask('PUT /exit/customers', {
        customers: [{ name: 'Mesa School District' }, { name: 'Aspen Valley Hospital' }],
      }),
  }),
  'exit.next-home': task => ({ on: days(task.due, -3), act: complete(task, { home: 'vendor' }) }),
  // The logo is forgotten: the exit does not close until it is gone.
  'exit.reversal': task => ({ on: days(task.due, task.subject === 'brand' ? 20 : 0), act: complete(task) }),
  'exit.post-exit-review': task => ({
    on: days(task.due, -5),
    act: complete(task, {
      text: 'Begin with one district and let it talk to the next. The training in person was worth every hour.',
    }),
  }),
}

export function planFor(task: Task, now: Standing): Plan {
  const plan = (plans[`${task.play}.${task.name}`] ?? done(-2))(task, now)
  return { ...plan, on: onWeekday(plan.on) }
}

/** Nobody in this story works at weekends. */
function onWeekday(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 6 ? addDays(day, -1) : weekday === 0 ? addDays(day, 1) : day
}
