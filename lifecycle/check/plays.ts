import type { ModelError } from '../check.js'
import type { Model, Play, TaskTemplate } from '../model.js'
import { partnershipDays } from '../rules/aggregate.js'
import { closure } from './closure.js'
import { checkDay } from './days.js'

/**
 * Tasks that the rules lay one by one, by their names: a review's actions, what was granted and must be taken back, or
 * given again.
 */
const laidSingly = {
  'follow-up': ['action', 'action'],
  exit: ['reversal', 'grant'],
  restore: ['regrant', 'grant'],
} as const

export function checkPlays(model: Model): ModelError[] {
  return [
    ...Object.entries(model.plays).flatMap(([name, play]) => checkPlay(model, name, play)),
    ...checkSingles(model),
    ...checkReviews(model),
    ...checkRecruiting(model),
  ]
}

function checkPlay(model: Model, name: string, play: Play): ModelError[] {
  const errors: ModelError[] = []
  const days = new Set(['opened', 'periodEnd', 'goal', ...partnershipDays])
  for (const [day, expression] of Object.entries(play.days)) {
    // from those above it: they are counted in order
    errors.push(...checkDay(model, expression, `plays.${name}.days.${day}`, days))
    days.add(day)
  }
  errors.push(...checkEffects(model, play, play.overrun ?? [], `plays.${name}.overrun`))
  for (const doubled of duplicates(play.tasks.map(task => task.name)))
    errors.push({ path: `plays.${name}.tasks`, message: `"${doubled}" stands twice` })
  play.tasks.forEach((task, index) =>
    errors.push(...checkTask(model, play, task, `plays.${name}.tasks.${index}`, days)),
  )
  return errors
}

export const duplicates = (names: string[]) => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
]

const nobody = (who: string | undefined) => who === 'owner' || who === 'sponsor' || who === 'system'

function checkTask(model: Model, play: Play, task: TaskTemplate, path: string, days: Set<string>): ModelError[] {
  const errors: ModelError[] = []
  const wrong = (field: string, message: string) => errors.push({ path: `${path}.${field}`, message })
  const own = play.tasks.map(other => other.name)
  // Only what it waits for is done before it begins.
  const local = new Set([...days, 'opens', ...task.after.map(other => `${other}.done`)])
  if (task.opens) errors.push(...checkDay(model, task.opens, `${path}.opens`, days))
  if (task.due) errors.push(...checkDay(model, task.due, `${path}.due`, local))
  else if (!task.each) wrong('due', `"${task.name}" has no day; say by when, such as "opened + 10 bd"`)
  if (task.close) errors.push(...checkDay(model, task.close, `${path}.close`, new Set([...local, 'due'])))
  if (task.every && !days.has(task.every.until))
    wrong('every.until', `"${task.every.until}" is no day of this play; known are ${[...days].join(', ')}`)
  if (!task.who && !task.each)
    wrong('who', `"${task.name}" belongs to nobody; name a role such as partner.sales or vendor.manager`)
  if (nobody(task.who)) wrong('who', `"${task.who}" is nobody that can do a task; name a role such as partner.sales`)
  if (nobody(task.validate))
    wrong('validate', `"${task.validate}" is nobody that can validate; name a role such as vendor.manager`)
  if (task.ladder !== 'none' && !model.ladders[task.ladder])
    wrong('ladder', `"${task.ladder}" is no ladder; ladders are ${Object.keys(model.ladders).join(', ')}, none`)
  for (const other of task.after)
    if (!own.includes(other) || other === task.name) wrong('after', `"${other}" is no other task of this play`)
  if (inCircle(play.tasks, task.name)) wrong('after', `"${task.name}" waits, in a circle, for itself`)
  if (task.answers && !task.silent)
    wrong(
      'silent',
      `"${task.name}" is a question and does not say what silence does; add "silent", and "close" for its last day`,
    )
  if (task.answers && Object.keys(task.answers).length === 0) wrong('answers', 'has no answer')
  if (task.silent && !task.close)
    wrong('close', `"${task.name}" says what silence does but not after which day; add "close"`)
  for (const early of task.early) if (!task.answers?.[early]) wrong('early', `"${early}" is none of its answers`)
  for (const [answer, effects] of Object.entries(task.answers ?? {}))
    errors.push(...checkEffects(model, play, effects, `${path}.answers.${answer}`))
  errors.push(
    ...checkEffects(model, play, task.silent ?? [], `${path}.silent`),
    ...checkEffects(model, play, task.failed ?? [], `${path}.failed`),
  )
  if (task.needs && task.needs !== 'fit' && task.needs !== 'qualification')
    wrong('needs', `"${task.needs}" is no score that passes; those are fit, qualification`)
  for (const grant of task.grants)
    if (!model.grants.some(known => known.name === grant))
      wrong('grants', `"${grant}" is no grant; grants are ${model.grants.map(known => known.name).join(', ')}`)
  return errors
}

function inCircle(tasks: TaskTemplate[], name: string): boolean {
  const after = (other: string) => tasks.find(task => task.name === other)?.after ?? []
  return closure(after(name), after).has(name)
}

/** Whether what follows can: a play that exists, a hard stop that can be extended. */
export function checkEffects(
  model: Model,
  play: Play | undefined,
  effects: readonly string[],
  path: string,
): ModelError[] {
  return effects.flatMap(effect => {
    const started = effect.startsWith('start ') ? effect.slice('start '.length) : undefined
    if (started && !model.plays[started])
      return [
        {
          path,
          message: `"${effect}" starts a play that does not exist; plays are ${Object.keys(model.plays).join(', ')}`,
        },
      ]
    if (effect === 'extend onboarding' && !play?.days.hardStop)
      return [{ path, message: `"${effect}" needs a day "hardStop" in its play` }]
    return []
  })
}

function checkSingles(model: Model): ModelError[] {
  return Object.entries(laidSingly).flatMap(([play, [name, each]]) => {
    const there = !model.plays[play] || model.plays[play].tasks.some(task => task.name === name && task.each === each)
    return there
      ? []
      : [
          {
            path: `plays.${play}.tasks`,
            message: `has no task {name: ${name}, each: ${each}}${play === 'exit' ? ': what was granted would never be taken back' : ''}`,
          },
        ]
  })
}

/** A review has a meeting day and an outcome, and without one it is missed: else the loop would stand still. */
function checkReviews(model: Model): ModelError[] {
  const play = model.plays[model.reviews.play]
  if (!play) return []
  const path = `plays.${model.reviews.play}`
  const outcome = play.tasks.findIndex(task => task.form === 'outcome')
  if (outcome < 0)
    return [{ path: `${path}.tasks`, message: 'has no task {form: outcome}: no review would ever be over' }]
  return [
    ...(play.days.meeting
      ? []
      : [{ path: `${path}.days.meeting`, message: 'is missing: the day of the meeting, such as "periodEnd + 21 d"' }]),
    ...(play.tasks[outcome]?.silent?.includes('miss review')
      ? []
      : [
          {
            path: `${path}.tasks.${outcome}.silent`,
            message: 'must be "miss review": else a review without an outcome would never be over',
          },
        ]),
  ]
}

/**
 * Before there is an agreement nothing but a question's silence ends anything: no renewal, no hard stop, no exit. So
 * every play that may begin there has a last day, and one of them brings the agreement about.
 */
function checkRecruiting(model: Model): ModelError[] {
  const stages = closure(
    Object.keys(model.stages).filter(name => model.stages[name]?.entry.new),
    name =>
      Object.entries(model.stages[name]?.next ?? {})
        .filter(([, reasons]) => !reasons.includes('agreement in force'))
        .map(([next]) => next),
  )
  const begun = [...stages].flatMap(name => [...(model.stages[name]?.plays ?? []), model.stages[name]?.entry.new ?? ''])
  const started = (name: string) =>
    (model.plays[name]?.tasks ?? [])
      .flatMap(task => [...Object.values(task.answers ?? {}).flat(), ...(task.silent ?? []), ...(task.failed ?? [])])
      .flatMap(effect => (effect.startsWith('start ') ? [effect.slice('start '.length)] : []))
  const plays = [...closure(begun, started)].filter(name => model.plays[name])
  const endless = plays.filter(name => !model.plays[name]?.tasks.some(task => task.close))
  const signed =
    stages.size === 0 || plays.some(name => model.plays[name]?.tasks.some(task => task.form === 'agreement'))
  return [
    ...endless.map(name => ({
      path: `plays.${name}.tasks`,
      message:
        'may begin before there is an agreement, and no task of it has a last day: nobody’s silence '
        + 'would ever end it; give one "close" and "silent"',
    })),
    ...(signed
      ? []
      : [
          { path: 'plays', message: 'no task {form: agreement} can be reached by a new partner: none would ever sign' },
        ]),
  ]
}
