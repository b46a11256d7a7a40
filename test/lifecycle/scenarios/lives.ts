import type { Day } from '../../../lifecycle/day.js'
import type { TermsOfAgreement } from '../../../lifecycle/event.js'
import type { Opening } from '../../../lifecycle/open.js'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { asLead, asManager, Life } from '../life.js'

/**
 * Lives up to the point that a scenario is about. Every day in them is fixed, so that what follows can be counted on
 * paper.
 */
export const longTerms: TermsOfAgreement = {
  start: '2027-01-11',
  end: '2031-12-31',
  autoRenew: true,
  noticeDays: 90,
  termMonths: 12,
}
export const text = 'b0000000-0000-4000-8000-000000000001'
export const goodFit = { industry: 80, region: 80, size: 80, overlap: 80 }
export const goodQualification = { customer: 4, credibility: 4, capability: 4, commitment: 4 }

export function invited(rules: Rules, on: Day, opening: Partial<Opening> = {}): Life {
  const life = new Life(rules, { on, ...opening })
  life.ask(on, asManager, { type: 'send_invitation' })
  return life
}

export function accepted(rules: Rules, on: Day, opening: Partial<Opening> = {}): Life {
  const life = invited(rules, on, opening)
  life.ask(on, asLead, { type: 'answer_task', task: 'invite-1.answer', answer: 'accept' })
  return life
}

export function qualify(life: Life, on: Day, items: Record<string, number> = goodQualification): void {
  life.ask(on, asManager, { type: 'record_qualification', score: 'fit', items: goodFit })
  life.ask(on, asManager, { type: 'record_qualification', score: 'qualification', items })
  life.ask(on, asManager, { type: 'record_business_case', revenue: 100_000, cost: 20_000, paybackMonth: 6 })
}

/** Accepted, qualified and decided on one day. */
export function gone(rules: Rules, on: Day, opening: Partial<Opening> = {}): Life {
  const life = accepted(rules, on, opening)
  qualify(life, on)
  life.ask(on, asManager, { type: 'answer_task', task: 'qualify-1.go', answer: 'go' })
  return life
}

/** Signed on Monday, 2027-01-11; onboarding begins with the agreement, on the day given. */
export function onboarding(
  rules: Rules,
  start: Day,
  opening: Partial<Opening> = {},
  terms: Partial<TermsOfAgreement> = {},
): Life {
  const life = gone(rules, '2027-01-07', opening)
  life.ask('2027-01-08', asLead, { type: 'complete_task', task: 'agree-1.plan' })
  life.ask('2027-01-08', asManager, { type: 'validate_task', task: 'agree-1.plan' })
  life.ask('2027-01-11', asManager, { type: 'record_agreement', terms: { ...longTerms, start, ...terms } })
  return life.to(start)
}

/** What onboarding still wants, done on a day. */
export function finishOnboarding(life: Life, on: Day, except: string[] = []): void {
  life.to(on)
  const open = () =>
    life.state.tasks.filter(task => task.play === 'onboard' && !task.optional && !except.includes(task.name))
  for (const name of open().map(task => task.name)) {
    const task = open().find(candidate => candidate.name === name)
    if (!task) continue
    if (task.status !== 'handed_in')
      life.ask(on, task.who.startsWith('partner') ? asLead : asManager, { type: 'complete_task', task: task.id })
    if (task.validator) life.ask(on, asManager, { type: 'validate_task', task: task.id })
  }
}

/** `day rung → role` of every letter that names the task, in the order in which they were called. */
export function called(life: Life, task: string): string[] {
  return life.events.flatMap(event =>
    event.type === 'reminded'
      ? event.tasks
          .filter(one => one.task === task)
          .map(one => `${event.day} ${one.rung} → ${event.to.role}${event.withheld ? ` (${event.withheld})` : ''}`)
      : [],
  )
}

/** Due days of a play's open tasks by their name. */
export function dues(life: Life, play: string): Record<string, Day | undefined> {
  return Object.fromEntries(
    life.state.tasks
      .filter(task => task.play === play)
      .map(task => [task.subject ? `${task.name}.${task.subject}` : task.name, task.due]),
  )
}

/** A play's own days, such as goal and hard stop. */
export const daysOf = (life: Life, run: string): Record<string, Day> | undefined =>
  life.state.runs.find(open => open.id === run)?.days
