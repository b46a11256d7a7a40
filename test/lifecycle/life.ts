import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { registry } from '../../emails/registry.js'
import type { Calendar } from '../../lifecycle/calendar.js'
import { checkModel } from '../../lifecycle/check.js'
import type { Command, CommandType } from '../../lifecycle/command.js'
import type { Day } from '../../lifecycle/day.js'
import { nextDay } from '../../lifecycle/elapse.js'
import type { Event } from '../../lifecycle/event.js'
import { evolve } from '../../lifecycle/evolve.js'
import { flatten } from '../../lifecycle/flatten.js'
import type { Letter } from '../../lifecycle/letter.js'
import type { Model } from '../../lifecycle/model.js'
import { open, type Opening } from '../../lifecycle/open.js'
import type { Actor } from '../../lifecycle/people.js'
import type { Rules } from '../../lifecycle/rules/aggregate.js'
import type { State } from '../../lifecycle/state.js'
import { type Answer, step } from '../../lifecycle/step.js'

const models = new Map<string, Model>()

/** A shipped model, with its library of plays. */
export function shippedModel(
  name: 'six-stage' | 'nine-stage' | 'four-stage',
  change?: (model: Record<string, never>) => void,
): Model {
  const known = change ? undefined : models.get(name)
  if (known) return known
  const read = (file: string) =>
    parse(readFileSync(new URL(`../../lifecycle/models/${file}`, import.meta.url), 'utf8')) as Record<string, unknown>
  const flat = structuredClone(flatten(read(`${name}.yaml`), read('plays.yaml')))
  change?.(flat as Record<string, never>)
  const { model, errors } = checkModel(flat, Object.keys(registry))
  if (!model) throw new Error(`${name}: ${errors.map(error => `${error.path} ${error.message}`).join('\n')}`)
  if (!change) models.set(name, model)
  return model
}

/** Weekends only: days in these tests are easy to count by hand. */
export const plainCalendar: Calendar = { name: 'plain', version: 1, weekend: [6, 7], holidays: [], until: '2099-12-31' }

export const people = {
  main: 'c0000000-0000-4000-8000-000000000001',
  sponsor: 'c0000000-0000-4000-8000-000000000002',
  sales: 'c0000000-0000-4000-8000-000000000003',
  technical: 'c0000000-0000-4000-8000-000000000004',
  manager: 'e0000000-0000-4000-8000-000000000001',
  boss: 'e0000000-0000-4000-8000-000000000002',
  engineer: 'e0000000-0000-4000-8000-000000000003',
}
export const asManager: Actor = { side: 'vendor', id: people.manager, admin: false }
export const asAdmin: Actor = { side: 'vendor', id: people.boss, admin: true }
export const asLead: Actor = { side: 'partner', id: people.main }

export type Ask = {
  [T in CommandType]: { type: T } & Omit<Extract<Command, { type: T }>, 'id' | 'by' | 'type'>
}[CommandType]

/** One partnership on the pure core: goes to days, asks for things, and keeps what happened. */
export class Life {
  state: State
  events: Event[] = []
  letters: Letter[] = []
  today: Day
  private asked = 0

  constructor(
    readonly rules: Rules,
    opening: Partial<Opening> & { on: Day },
  ) {
    const { on, ...given } = opening
    const first = open(
      {
        partnership: 'a0000000-0000-4000-8000-000000000001',
        model: { name: rules.model.name, version: 1 },
        calendar: { name: rules.calendar.name, version: 1 },
        entry: 'new',
        partnerType: 'reseller',
        country: 'DE',
        zone: 'Europe/Berlin',
        contacts: [
          { id: people.main, roles: ['partner_lead'] },
          { id: people.sponsor, roles: ['executive_sponsor'] },
          { id: people.sales, roles: ['sales'] },
          { id: people.technical, roles: ['technical'] },
        ],
        mainContact: people.main,
        team: { manager: people.manager, sponsor: people.boss, technical: people.engineer },
        ...given,
      },
      rules.model,
      on,
    )
    if (Array.isArray(first)) throw new Error(first.map(error => `${error.path} ${error.message}`).join('; '))
    this.state = evolve(undefined, first)
    this.events.push(first)
    this.today = on
    this.to(on)
  }

  /** Days go by, one step on each day that has something, as the workflow does. */
  to(day: Day): this {
    for (
      let next = nextDay(this.state, this.rules);
      next !== undefined && next <= day;
      next = nextDay(this.state, this.rules)
    )
      this.take(next, [])
    this.today = day
    return this
  }

  /** Asks on a day and expects it to be done; returns the new events. */
  ask(day: Day, by: Actor, command: Ask): Event[] {
    const { answer, events } = this.try(day, by, command)
    if ('refusal' in answer)
      throw new Error(`${command.type} on ${day}: ${answer.refusal.code}: ${answer.refusal.message}`)
    return events
  }

  try(day: Day, by: Actor, command: Ask): { answer: Answer; events: Event[] } {
    this.to(day)
    this.asked += 1
    const id = `command-${this.asked}`
    const taken = this.take(day, [{ id, by, ...command }])
    return { answer: taken.answers[id] as Answer, events: taken.events }
  }

  /** The code of the refusal, or what happened instead. */
  refusal(day: Day, by: Actor, command: Ask): string {
    const { answer } = this.try(day, by, command)
    return 'refusal' in answer ? answer.refusal.code : 'done'
  }

  private take(day: Day, commands: Command[]) {
    const taken = step(this.state, this.rules, day, commands)
    this.state = taken.state
    this.events.push(...taken.events)
    this.letters.push(...taken.letters)
    this.today = day
    return taken
  }

  /** `day type` of the events, those of the types if given. */
  story(...types: string[]): string[] {
    return this.events
      .filter(event => types.length === 0 || types.includes(event.type))
      .map(event => `${event.day} ${event.type}`)
  }

  /** `day letter role` of what is sent, withheld ones with their reason. */
  post(...letters: string[]): string[] {
    return this.letters
      .filter(letter => letters.length === 0 || letters.includes(letter.letter))
      .map(
        letter => `${letter.day} ${letter.letter} → ${letter.to.role}${letter.withheld ? ` (${letter.withheld})` : ''}`,
      )
  }

  task(id: string) {
    return this.state.tasks.find(task => task.id === id)
  }
}
