import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { registry } from '../../emails/registry.js'
import { addBusinessDays } from '../../lifecycle/calendar.js'
import { checkModel } from '../../lifecycle/check.js'
import { type Command, commandSchemas, type CommandType } from '../../lifecycle/command.js'
import { addDays, addMonths, type Day, later } from '../../lifecycle/day.js'
import { nextDay } from '../../lifecycle/elapse.js'
import type { Event } from '../../lifecycle/event.js'
import { evolve } from '../../lifecycle/evolve.js'
import type { Model } from '../../lifecycle/model.js'
import { open } from '../../lifecycle/open.js'
import { type Actor, partnerTypes } from '../../lifecycle/people.js'
import type { Rules } from '../../lifecycle/rules/aggregate.js'
import { templateOf } from '../../lifecycle/rules/ladder.js'
import { weightsFor } from '../../lifecycle/rules/scores.js'
import type { State } from '../../lifecycle/state.js'
import { type Step, step } from '../../lifecycle/step.js'
import { type Ask, asAdmin, asManager, people, plainCalendar, shippedModel } from './life.js'

/** What a property looks at; a planted fault replaces a part of it. */
export interface Core {
  step: typeof step
  nextDay: typeof nextDay
  evolve: typeof evolve
}
export const core: Core = { step, nextDay, evolve }

// ——— random valid models: mutations of the shipped ones ———

const raw = (name: string) => JSON.parse(JSON.stringify(shippedModel(name as 'six-stage'))) as Model
const letters = Object.keys(registry)
/** Plays whose other tasks the rules do not look for by name; one of their tasks may be left out. */
const leavable = ['onboard', 'grow', 'vows', 'exit', 'enable', 'launch', 'win']
const countIn = /(\d+) (bd|d)\b/g

export interface ModelRecipe {
  base: 'six-stage' | 'nine-stage' | 'four-stage'
  /** Which of the model's days are counted otherwise, and by how much. */
  days: { at: number; by: number }[]
  numbers: { at: number; by: number }[]
  leaveOut: number[]
  withoutTriggers: boolean
  ownStage: boolean
}

const nudge = fc.record({ at: fc.nat(400), by: fc.integer({ min: -3, max: 12 }) })
export const modelRecipes: fc.Arbitrary<ModelRecipe> = fc.record({
  base: fc.constantFrom('six-stage', 'six-stage', 'nine-stage', 'four-stage'),
  days: fc.array(nudge, { maxLength: 8 }),
  numbers: fc.array(nudge, { maxLength: 4 }),
  leaveOut: fc.array(fc.nat(100), { maxLength: 2 }),
  withoutTriggers: fc.constantFrom(false, false, false, true),
  ownStage: fc.boolean(),
})

export function build(recipe: ModelRecipe): Model {
  const model = raw(recipe.base)
  const tasks = Object.values(model.plays).flatMap(play => play.tasks)
  for (const { at, by } of recipe.days) {
    const task = tasks[at % tasks.length]
    if (task?.due)
      task.due = task.due.replace(countIn, (_, count: string, unit: string) => `${Math.max(0, +count + by)} ${unit}`)
  }
  const names = Object.keys(model.numbers).filter(name => name !== 'cadence')
  for (const { at, by } of recipe.numbers) {
    const name = names[at % names.length] as string
    const number = model.numbers[name] as { else: number }
    number.else = Math.max(1, number.else + by)
  }
  for (const at of recipe.leaveOut) {
    const play = model.plays[leavable[at % leavable.length] as string]
    const index = play ? at % play.tasks.length : -1
    const task = play?.tasks[index]
    if (
      !play
      || !task
      || task.each
      || task.answers
      || play.tasks.length < 3
      || play.tasks.some(other => other.after.includes(task.name) || other.due?.includes(`${task.name}.`))
    )
      continue
    play.tasks.splice(index, 1)
  }
  if (recipe.withoutTriggers) model.triggers = []
  if (recipe.ownStage) addStage(model)
  return model
}

/** A stage of the test's own between onboarding and what followed it. */
function addStage(model: Model): void {
  const from = Object.entries(model.stages).find(([, stage]) =>
    Object.values(stage.next).some(reasons => reasons.includes('onboard complete')),
  )
  if (!from) return
  const [, stage] = from
  const [then] = Object.entries(stage.next).find(([, reasons]) => reasons.includes('onboard complete')) ?? []
  const exit = Object.entries(stage.next).find(([, reasons]) => reasons.includes('exit begins'))
  if (!then) return
  const others = (stage.next[then] ?? []).filter(reason => reason !== 'onboard complete')
  delete stage.next[then]
  stage.next.pilot = ['onboard complete']
  if (others.length > 0) stage.next[then] = others
  model.plays['pilot-play'] = {
    days: {},
    ordered: false,
    tasks: [
      {
        ...(model.plays.grow?.tasks[0] as Model['plays'][string]['tasks'][number]),
        name: 'pilot-project',
        letter: 'tasks-assigned',
        due: 'opened + 15 bd',
        close: 'opened + 40 d',
        silent: ['nothing'],
      },
    ],
  }
  model.stages.pilot = {
    entry: {},
    plays: ['pilot-play'],
    next: { [then]: ['pilot-play complete'], ...(exit && { [exit[0]]: ['exit begins'] }) },
  }
}

export const isValid = (model: Model) => checkModel(JSON.parse(JSON.stringify(model)), letters).errors.length === 0

// ——— random lives ———

export interface Script {
  entry: 'new' | 'existing' | 'renewed'
  partnerType: number
  on: number
  anchor: number
  autoRenew: boolean
  noticeDays: number
  /** How well the partner does in reviews. */
  results: 'poor' | 'good' | 'mixed' | 'fading'
  /** How many days are let go by between two commands, at most. */
  patience: number
  holidays: boolean
  shortCalendar: boolean
  turns: { wait: number; pick: number; noise: number }[]
}

const anchors = ['2026-01-31', '2025-11-30', '2024-02-29', '2026-03-15', '2026-07-01']
export const scripts = (turns: number): fc.Arbitrary<Script> =>
  fc.record({
    entry: fc.constantFrom('new', 'new', 'existing', 'existing', 'existing', 'renewed'),
    partnerType: fc.nat(7),
    on: fc.nat(400),
    anchor: fc.nat(anchors.length - 1),
    autoRenew: fc.boolean(),
    noticeDays: fc.constantFrom(0, 30, 90, 180),
    results: fc.constantFrom('poor', 'good', 'good', 'mixed', 'fading', 'fading'),
    patience: fc.constantFrom(3, 8, 8, 20, 45),
    holidays: fc.boolean(),
    shortCalendar: fc.constantFrom(false, false, false, true),
    turns: fc.array(fc.record({ wait: fc.nat(1000), pick: fc.nat(1_000_000), noise: fc.nat(99) }), {
      minLength: turns / 2,
      maxLength: turns,
    }),
  })

export interface Turn {
  before: State
  day: Day
  commands: Command[]
  taken: Step
}

export interface Lived {
  rules: Rules
  state: State
  events: Event[]
  turns: Turn[]
}

const uuid = (kind: string, number: number) => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const text = uuid('b', 1)

export function rulesOf(recipe: ModelRecipe, script: Script): Rules {
  const holidays = script.holidays
    ? Array.from({ length: 12 }, (_, year) => [
        `${2025 + year}-01-01`,
        `${2025 + year}-05-01`,
        `${2025 + year}-12-24`,
        `${2025 + year}-12-25`,
      ]).flat()
    : []
  return {
    model: build(recipe),
    calendar: { ...plainCalendar, holidays, ...(script.shortCalendar && { until: '2027-09-30' }) },
  }
}

/** Lives a script turn by turn. Ends with the script, or some turns after the partnership did. */
export function live(rules: Rules, script: Script, used: Core = core): Lived {
  const turns: Turn[] = []
  const on = addDays('2027-01-01', script.on)
  const existing = script.entry !== 'new'
  const start = anchors[script.anchor] as Day
  const opened = open(
    {
      partnership: uuid('a', 1),
      model: { name: rules.model.name, version: 1 },
      calendar: { name: 'plain', version: 1 },
      entry: script.entry,
      partnerType: partnerTypes[script.partnerType] as 'oem',
      country: 'DE',
      zone: 'Europe/Berlin',
      contacts: [
        { id: people.main, roles: ['partner_lead'] },
        { id: people.sponsor, roles: ['executive_sponsor'] },
        { id: people.sales, roles: ['sales', 'marketing'] },
      ],
      mainContact: people.main,
      team: { manager: people.manager, sponsor: people.boss, technical: people.engineer },
      ...(existing && {
        tier: 'silver',
        grants: ['portal', 'discount'],
        terms: {
          start,
          end: addDays(addMonths(start, 12 * (2 + Math.ceil((script.on + 365) / 365))), -1),
          autoRenew: script.autoRenew,
          noticeDays: script.noticeDays,
          termMonths: 12,
        },
      }),
    },
    rules.model,
    on,
  )
  if (Array.isArray(opened)) throw new Error(opened.map(error => `${error.path} ${error.message}`).join('; '))
  let state = used.evolve(undefined, opened)
  const events: Event[] = [opened]
  let day = on
  const turn = (commands: Command[]) => {
    const before = state
    const taken = used.step(state, rules, day, commands)
    state = taken.state
    events.push(...taken.events)
    turns.push({ before, day, commands, taken })
  }
  turn([])
  let after = 0
  for (const [index, { wait, pick, noise }] of script.turns.entries()) {
    if (state.closed && (after += 1) > 4) break
    // Who is courted answers soon, or not at all.
    const before = day
    const days = wait % (state.agreement ? script.patience + 1 : 5)
    // Mostly to the next day on which something happens, so that what is asked for meets what falls due.
    const next = used.nextDay(state, rules)
    if (wait % 2 === 0 && next) day = later(day, next)
    else if (wait % 60 === 1 && state.agreement) day = addDays(day, 70)
    else day = addDays(day, days)
    // Mostly people decide on the last day at the latest.
    const closes = state.tasks
      .filter(task => task.closes && task.status === 'open')
      .map(task => task.closes as Day)
      .sort()[0]
    if (closes && wait % 8 !== 0 && day > closes) day = later(closes, before)
    if (script.results === 'fading' && state.grace && !state.exit && wait % 4 === 1) day = addDays(before, 45)
    if (wait % 5 === 0) turn([])
    const command = noise < 12 ? anyCommand(state, pick, script) : likely(state, rules, day, pick, script)
    if (command) turn([{ id: `command-${index}`, ...command }])
  }
  return { rules, state, events, turns }
}

type Asked = Ask & { by: Actor }
const types = Object.keys(commandSchemas) as CommandType[]
const roll = (pick: number, salt: number) => ((pick * 2654435761 + salt * 40503) >>> 8) % 1000

/** What people would ask for now, the likelier the more often; who follows it lives a partnership that goes on. */
function likely(state: State, rules: Rules, day: Day, pick: number, script: Script): Asked | undefined {
  const found: [number, Asked][] = []
  let urgent = 1
  const add = (weight: number, by: Actor, ask: Ask) => found.push([weight * urgent, { ...ask, by }])
  const lead: Actor = { side: 'partner', id: state.mainContact }
  const faded = script.results === 'fading' && state.grace !== undefined
  const mood =
    script.results === 'poor' || script.results === 'fading'
      ? 0.6
      : script.results === 'good'
        ? 1.25
        : roll(pick, 7) / 600
  const { planned, last } = state.reviews
  for (const task of state.tasks) {
    const template = templateOf({ rules }, task)
    urgent = task.closes && task.closes <= addDays(day, 7) ? 20 : 1
    const by: Actor =
      task.who.startsWith('partner') || task.who === 'both' ? (roll(pick, 1) < 700 ? lead : asManager) : asManager
    if (task.extension)
      add(20, asManager, { type: 'answer_extension', task: task.id, grant: roll(pick, 2) < 500, text })
    if (task.status === 'handed_in') {
      add(25, asManager, { type: 'validate_task', task: task.id })
      add(12, asManager, { type: 'reject_task', task: task.id, text })
    }
    if (task.meeting && task.due && task.due > day)
      add(3, lead, {
        type: 'move_meeting',
        task: task.id,
        to: addBusinessDays(rules.calendar, task.due, 1 + (pick % 6)),
      })
    if (task.status !== 'open') continue
    if (task.due && !template.answers && task.due >= day)
      add(2, by, { type: 'ask_extension', task: task.id, until: addDays(later(task.due, day), 1 + (pick % 20)), text })
    if (!template.answers) add(0.2, asAdmin, { type: 'waive_task', task: task.id, text })
    add(0.2, asManager, {
      type: 'reassign_task',
      task: task.id,
      to: task.who.startsWith('partner')
        ? { side: 'partner', id: people.sales }
        : { side: 'vendor', id: people.engineer },
    })
    if (template.answers) {
      for (const answer of Object.keys(template.answers)) {
        const ends = ['decline', 'not_now', 'no-go', 'exit', 'failed'].includes(answer)
        if (answer !== 'invited')
          add(
            ends ? 0.5 : answer === 'restart' || answer === 'extend' ? 30 : 15,
            template.who?.startsWith('partner') ? lead : asManager,
            {
              type: 'answer_task',
              task: task.id,
              answer,
              ...(answer === 'extend' && { until: addDays(later(day, task.due ?? day), 5 + (pick % 20)) }),
              ...(answer === 'exit' && { reason: 'performance' as const }),
            },
          )
      }
      if (task.name === 'invite') add(30, asManager, { type: 'send_invitation', text })
      if (task.play === 'propose-expansion')
        add(20, asManager, {
          type: 'open_initiative',
          initiative: uuid('d', pick % 50),
          kind: 'new_market',
          goal: addDays(day, 40 + (pick % 100)),
          owner: people.manager,
        })
      continue
    }
    switch (template.form) {
      case 'fit':
      case 'qualification': {
        const { items, scale } = rules.model.scores[template.form]
        const value = roll(pick, 3) < 850 ? scale[1] - 1 : scale[0]
        add(20, asManager, {
          type: 'record_qualification',
          score: template.form,
          items: Object.fromEntries(items.map(item => [item, value])),
        })
        break
      }
      case 'case':
        add(20, asManager, { type: 'record_business_case', revenue: pick, cost: 1 })
        break
      case 'agreement':
        add(25, asManager, {
          type: 'record_agreement',
          terms: {
            start: addDays(day, (pick % 40) - 20),
            end: addDays(day, 300 + (pick % 500)),
            autoRenew: script.autoRenew,
            noticeDays: script.noticeDays,
            termMonths: 12,
          },
        })
        break
      case 'outcome':
        if (planned && (!faded || planned.figures.new_customers === undefined)) {
          add(80, asManager, {
            type: 'record_outcome',
            review: planned.review,
            decision:
              roll(pick, 4) < 30
                ? 'exit'
                : roll(pick, 4) < 120
                  ? 'expand'
                  : roll(pick, 4) < 220
                    ? 'improve'
                    : 'on_course',
            targets: { new_customers: 100 },
            actions:
              pick % 3 === 0
                ? [{ id: uuid('f', pick % 1000), who: 'partner.sales', due: addDays(day, pick % 30), text }]
                : [],
          })
        }
        break
      case 'figures':
      case 'survey':
        break
      case 'customers':
        add(15, lead, { type: 'list_customers', customers: [uuid('9', pick % 40)] })
        break
      case 'home':
        add(20, lead, { type: 'complete_task', task: task.id, home: text })
        break
      default:
        add(15, by, {
          type: 'complete_task',
          task: task.id,
          ...(template.form === 'progress' && { progress: pick % 100 }),
        })
    }
  }
  urgent = 1
  if (planned && !faded) {
    const weights = weightsFor(rules.model, state.partnerType)
    add(planned.begun ? 30 : 2, lead, {
      type: 'record_figures',
      review: planned.review,
      figures: Object.keys(weights)
        .filter(kpi => kpi !== 'partner_satisfaction')
        .map(kpi => ({ kpi, value: Math.round(100 * mood), asOf: day, source: 'partner' })),
    })
    if (planned.begun) {
      add(10, lead, { type: 'confirm_figures', review: planned.review })
      for (const contact of state.contacts)
        if (!contact.left && !planned.survey[contact.id])
          add(
            8,
            { side: 'partner', id: contact.id },
            { type: 'answer_survey', review: planned.review, answers: [mood < 1 ? 2 : 5] },
          )
    }
    if (state.targets.length === 0)
      add(60, asManager, {
        type: 'set_targets',
        review: last?.review ?? 1,
        targets: { ...Object.fromEntries(Object.keys(weights).map(kpi => [kpi, 100])), partner_satisfaction: 4 },
      })
    else add(0.5, asManager, { type: 'set_targets', review: planned.review, targets: { new_customers: 90 } })
  }
  for (const past of state.reviews.past.slice(-2)) {
    if (past.card)
      add(4, asManager, {
        type: 'record_figures',
        review: past.review,
        figures: Object.keys(past.figures)
          .slice(0, 2)
          .concat('new_customers')
          .map(kpi => ({ kpi, value: Math.round(200 - 100 * mood), asOf: day, source: 'correction' })),
      })
    if (past.card?.rating && past.card.rating !== past.rating)
      add(15, asAdmin, { type: 'change_decision', review: past.review, text })
  }
  if (state.tasks.some(task => task.play === 'invite' && task.status === 'open'))
    add(5, asManager, { type: 'extend_invitation' })
  if (state.tasks.some(task => task.name === 'go')) add(5, asAdmin, { type: 'override_qualification', text })
  if (!state.agreement) add(0.25, asManager, { type: 'close_partnership', reason: 'not_pursued', text })
  else if (state.exit) {
    add(3, asManager, { type: 'withdraw_exit', text })
    add(5, asManager, { type: 'set_last_day', last: addDays(day, 1 + (pick % 90)) })
    add(2, lead, { type: 'list_customers', customers: [uuid('9', pick % 40)] })
  } else {
    add(state.visited[rules.model.reviews.begin] ? 0.8 : 0.2, asManager, {
      type: 'start_exit',
      reason: 'mutual',
      clause: pick % 2 === 0 ? 'any_time' : 'end_of_term',
      text,
    })
    add(0.7, asManager, {
      type: 'amend_agreement',
      why: 'amended',
      terms: {
        start: state.agreement.start,
        end: addDays(later(day, state.agreement.end), 90 + (pick % 400)),
        autoRenew: script.autoRenew,
        noticeDays: script.noticeDays,
        termMonths: 12,
      },
    })
    if (state.visited[rules.model.reviews.begin]) {
      add(0.8, asManager, { type: 'open_improvement', days: 30 + (pick % 61) })
      add(1.5, asManager, {
        type: 'open_initiative',
        initiative: uuid('d', pick % 50),
        kind: 'focus',
        goal: addDays(day, 30 + (pick % 100)),
        owner: people.manager,
        everyDays: 14,
      })
    }
    for (const initiative of state.initiatives)
      add(4, asManager, {
        type: 'change_initiative',
        initiative: initiative.id,
        goal: addDays(day, 20 + (pick % 100)),
        everyDays: 7 + (pick % 30),
      })
    add(1, asManager, { type: 'give_grant', grant: 'early-access' })
    add(1, asManager, { type: 'pause', until: addDays(day, 1 + (pick % 60)) })
  }
  if (state.contacts.some(contact => contact.id === people.sales && contact.bounced))
    add(2, asManager, { type: 'contact_mended', contact: people.sales })
  if (state.bounced) add(2, asManager, { type: 'person_mended', person: people.engineer })
  if (state.paused) add(60, asManager, { type: 'resume' })
  for (const grant of state.grants)
    if (grant.status === 'given') add(state.exit ? 3 : 0.3, asManager, { type: 'revoke_grant', grant: grant.name })
  add(0.7, asManager, { type: 'log_challenge', text })
  const people_: Ask[] = [
    { type: 'add_contact', contact: uuid('c', 10 + (pick % 20)), roles: ['technical'] },
    { type: 'contact_left', contact: state.mainContact, mainContact: people.sponsor },
    { type: 'contact_bounced', contact: people.sales },
    { type: 'change_contact_roles', contact: people.sales, roles: ['sales', 'legal'] },
    { type: 'change_main_contact', contact: people.sponsor },
    { type: 'change_team', role: 'legal', person: uuid('e', pick % 20) },
    { type: 'change_team', role: 'manager', person: uuid('e', pick % 20) },
    { type: 'person_bounced', person: people.engineer, standIn: uuid('e', 99) },
    { type: 'change_partner_type', to: partnerTypes[pick % 8] as 'oem' },
    { type: 'change_place', country: 'FR', zone: 'Europe/Paris', calendar: { name: 'FR', version: 1 } },
    { type: 'change_calendar', calendar: { name: 'plain', version: 1 + (pick % 5) } },
  ]
  for (const ask of people_) add(0.4, asManager, ask)
  add(0.4, asAdmin, { type: 'merge_partner', into: uuid('8', 1) })
  add(0.4, asAdmin, { type: 'person_left', person: state.team.manager, successor: uuid('e', pick % 20) })
  add(0.4, asAdmin, { type: 'person_left', person: people.engineer })
  const total = found.reduce((sum, [weight]) => sum + weight, 0)
  let left = ((pick % 100_003) / 100_003) * total
  for (const [weight, ask] of found) if ((left -= weight) <= 0) return ask
  return found.at(-1)?.[1]
}

/** Anything, asked of anything by anybody: mostly refused. */
function anyCommand(state: State, pick: number, script: Script): Asked {
  const task = state.tasks[pick % Math.max(1, state.tasks.length)]?.id ?? 'onboard-9.nothing'
  const id = uuid('7', pick % 3)
  const day = addDays(state.today, (pick % 60) - 20)
  const all: Record<CommandType, object> = {
    send_invitation: {},
    extend_invitation: {},
    close_partnership: { reason: 'cancelled', ...(pick % 2 && { until: day }) },
    record_qualification: { score: pick % 2 ? 'fit' : 'qualification', items: { customer: 4, wit: 3 } },
    record_business_case: { revenue: 1, cost: 2 },
    override_qualification: { text },
    record_agreement: { terms: { start: day, end: addDays(day, 20), autoRenew: true, noticeDays: 200, termMonths: 1 } },
    amend_agreement: {
      terms: { start: day, end: addDays(day, 20), autoRenew: false, noticeDays: 0, termMonths: 1 },
      why: 'corrected',
    },
    answer_task: { task, answer: ['accept', 'keep', 'exit', 'perhaps'][pick % 4] },
    complete_task: { task },
    validate_task: { task },
    reject_task: { task },
    waive_task: { task, text },
    reassign_task: { task, to: { side: 'partner', id } },
    ask_extension: { task, until: day },
    answer_extension: { task, grant: false },
    move_meeting: { task, to: day },
    record_figures: { review: 1 + (pick % 12), figures: [{ kpi: 'luck', value: -1, asOf: day, source: 'x' }] },
    confirm_figures: { review: 3 },
    set_targets: { review: 1 + (pick % 20), targets: { luck: 0 } },
    answer_survey: { review: 2, answers: [1] },
    record_outcome: { review: 2, decision: 'on_course', actions: [] },
    change_decision: { review: 1 },
    log_challenge: { text },
    open_improvement: {},
    open_initiative: { initiative: id, kind: 'focus', goal: day, owner: id },
    change_initiative: { initiative: id },
    give_grant: { grant: pick % 2 ? 'wings' : 'portal' },
    revoke_grant: { grant: 'wings' },
    start_exit: { reason: 'mutual', clause: 'for_cause', ...(pick % 2 && { last: day }) },
    set_last_day: { last: day },
    withdraw_exit: {},
    list_customers: { customers: [] },
    pause: { until: day },
    resume: {},
    add_contact: { contact: people.main, roles: [] },
    contact_left: { contact: id },
    contact_bounced: { contact: id },
    contact_mended: { contact: people.main },
    change_contact_roles: { contact: id, roles: [] },
    change_main_contact: { contact: id },
    change_team: { role: 'manager', person: people.manager },
    person_left: { person: id },
    person_bounced: { person: pick % 2 ? people.manager : id },
    person_mended: { person: id },
    change_partner_type: { to: 'oem' },
    change_place: { country: 'WS', zone: 'Pacific/Apia', calendar: { name: 'WS', version: 1 } },
    change_calendar: { calendar: { name: 'plain', version: 1 } },
    merge_partner: { into: id },
  }
  const type = types[pick % types.length] as CommandType
  // A start of exit now and then would end every life early.
  const rare = (type === 'start_exit' || type === 'close_partnership') && roll(pick, 9) > 100 ? 'log_challenge' : type
  const by: Actor = [
    asManager,
    asAdmin,
    { side: 'partner', id: people.main } as Actor,
    { side: 'partner', id: uuid('6', script.partnerType) } as Actor,
  ][pick % 4] as Actor
  return { type: rare, by, ...all[rare] } as Asked
}

/** Only rules that break bring these about, and sound ones do not (isolation.test.ts). */
const ofFaults = ['rules_failed', 'rules_mended']

/** Every kind of event that the core can emit, read from its declaration. */
export const eventTypes = [
  ...new Set(
    [
      ...readFileSync(new URL('../../lifecycle/event.ts', import.meta.url), 'utf8').matchAll(/\{ type: '([a-z_]+)'/g),
    ].map(match => match[1] as string),
  ),
].filter(type => !ofFaults.includes(type))
export const commandTypes = types
