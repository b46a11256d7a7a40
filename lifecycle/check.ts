import { ExpressionError, namesIn, parseDay } from './expression.js'
import { type Model, modelSchema, requiredNumbers, requiredPlays } from './model.js'
import { partnershipDays } from './rules/course.js'

/** What is wrong in a model: the path in it, and the mend. */
export interface ModelError {
  path: string
  message: string
}

export type Checked = { model: Model; errors: [] } | { model?: undefined; errors: ModelError[] }

/**
 * Checks a model before it is published: its form, then that it can be lived: every stage reachable and able to reach the end, every anchor
 * there, every letter with a template, every role fillable, every question with its silence, every answer leading somewhere, every grant
 * with its reversal. `letters`: the names of the templates that exist.
 */
export function checkModel(data: unknown, letters: readonly string[]): Checked {
  const parsed = modelSchema.safeParse(data)
  if (!parsed.success) return { errors: parsed.error.issues.map((issue) => ({ path: issue.path.join('.') || '(the whole file)', message: issue.message })) }
  const model = parsed.data
  const errors: ModelError[] = [...checkNames(model), ...checkStages(model), ...checkPlays(model), ...checkLetters(model, new Set(letters)), ...checkScores(model)]
  return errors.length > 0 ? { errors } : { model, errors: [] }
}

function checkNames(model: Model): ModelError[] {
  return [
    ...requiredNumbers.filter((name) => !(name in model.numbers)).map((name) => ({ path: `numbers.${name}`, message: `is missing; the rules read it, for example "${name}: {else: 30}"` })),
    ...requiredPlays.filter((name) => !(name in model.plays)).map((name) => ({ path: `plays.${name}`, message: 'is missing; the rules start this play themselves' })),
    ...Object.entries(model.numbers.cadence ?? {}).filter(([, months]) => months <= 0 || months % 3 !== 0).map(([key]) => ({ path: `numbers.cadence.${key}`, message: 'must be a multiple of 3 months (R2)' })),
    ...(model.stages[model.reviews.begin] ? [] : [{ path: 'reviews.begin', message: `names the stage "${model.reviews.begin}", which does not exist; stages are ${Object.keys(model.stages).join(', ')}` }]),
    ...(model.plays[model.reviews.play] ? [] : [{ path: 'reviews.play', message: `names the play "${model.reviews.play}", which does not exist` }]),
    ...duplicates(model.tiers.map((tier) => tier.name)).map((name) => ({ path: 'tiers', message: `"${name}" stands twice` })),
    ...duplicates(model.grants.map((grant) => grant.name)).map((name) => ({ path: 'grants', message: `"${name}" stands twice` })),
  ]
}

const duplicates = (names: string[]) => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]

/** Reachable from an entry, no dead end, every stage reaches the end. Vows return where they left, and a withdrawn exit too, on their own. */
function checkStages(model: Model): ModelError[] {
  const errors: ModelError[] = []
  const names = new Set([...Object.keys(model.stages), 'ended'])
  const entries = Object.entries(model.stages).filter(([, stage]) => Object.keys(stage.entry).length > 0)
  if (entries.length === 0) errors.push({ path: 'stages', message: 'no stage may be entered; give one an entry such as {new: invite}' })
  if (!entries.some(([, stage]) => stage.entry.renewed)) errors.push({ path: 'stages', message: 'no stage is entered by renewed partners; give one the entry {renewed: vows} (W3)' })
  for (const [name, stage] of Object.entries(model.stages)) {
    for (const [next, reasons] of Object.entries(stage.next)) {
      if (!names.has(next)) errors.push({ path: `stages.${name}.next.${next}`, message: `is no stage; stages are ${[...names].join(', ')}` })
      for (const reason of reasons) {
        const play = / complete$/.test(reason) ? reason.slice(0, -' complete'.length) : undefined
        if (play && !model.plays[play]) errors.push({ path: `stages.${name}.next.${next}`, message: `"${reason}" names a play that does not exist` })
      }
    }
    if (Object.keys(stage.next).length === 0) errors.push({ path: `stages.${name}.next`, message: 'is a dead end; say which stage may follow, and why' })
    for (const [kind, play] of Object.entries(stage.entry)) if (play && !model.plays[play]) errors.push({ path: `stages.${name}.entry.${kind}`, message: `names the play "${play}", which does not exist` })
    stage.plays.forEach((play, index) => {
      if (!model.plays[play]) errors.push({ path: `stages.${name}.plays.${index}`, message: `names the play "${play}", which does not exist` })
    })
  }
  const forward = (name: string) => Object.keys(model.stages[name]?.next ?? {})
  const reached = closure(entries.map(([name]) => name), forward)
  const ending = closure(['ended'], (name) => Object.keys(model.stages).filter((from) => forward(from).includes(name)))
  for (const name of Object.keys(model.stages)) {
    if (!reached.has(name)) errors.push({ path: `stages.${name}`, message: 'cannot be reached from any entry; let a stage lead to it, or remove it' })
    if (!ending.has(name)) errors.push({ path: `stages.${name}`, message: 'never reaches the end; let it lead, in some way, to "ended"' })
  }
  if (![...reached].some((name) => forward(name).includes('ended'))) errors.push({ path: 'stages', message: 'nothing leads to "ended"' })
  return errors
}

function closure(from: string[], step: (name: string) => string[]): Set<string> {
  const seen = new Set(from)
  for (const queue = [...from]; queue.length > 0; ) for (const next of step(queue.shift() as string)) if (!seen.has(next)) queue.push(next), seen.add(next)
  return seen
}

function checkPlays(model: Model): ModelError[] {
  const errors: ModelError[] = []
  for (const [name, play] of Object.entries(model.plays)) {
    const days = new Set(['opened', 'P', 'goal', ...Object.keys(play.days), ...partnershipDays])
    const own = new Set(play.tasks.map((task) => task.name))
    for (const [day, expression] of Object.entries(play.days)) errors.push(...checkDay(model, expression, `plays.${name}.days.${day}`, days))
    errors.push(...checkEffects(model, play.overrun ?? [], `plays.${name}.overrun`))
    for (const doubled of duplicates(play.tasks.map((task) => task.name))) errors.push({ path: `plays.${name}.tasks`, message: `"${doubled}" stands twice` })
    play.tasks.forEach((task, index) => {
      const path = `plays.${name}.tasks.${index}`
      const local = new Set([...days, 'opens', ...[...own].map((other) => `${other}.done`)])
      if (task.opens) errors.push(...checkDay(model, task.opens, `${path}.opens`, local))
      if (task.due) errors.push(...checkDay(model, task.due, `${path}.due`, local))
      else if (!task.each) errors.push({ path: `${path}.due`, message: `"${task.name}" has no day; say by when, such as "opened + 10 bd"` })
      if (task.close) errors.push(...checkDay(model, task.close, `${path}.close`, new Set([...local, 'due'])))
      if (!task.who && !task.each) errors.push({ path: `${path}.who`, message: `"${task.name}" belongs to nobody; name a role such as partner.sales or vendor.manager` })
      if (task.who === 'owner' || task.who === 'sponsor' || task.who === 'system') errors.push({ path: `${path}.who`, message: `"${task.who}" is nobody that can do a task; name a role such as partner.sales` })
      if (task.ladder !== 'none' && !model.ladders[task.ladder]) errors.push({ path: `${path}.ladder`, message: `"${task.ladder}" is no ladder; ladders are ${Object.keys(model.ladders).join(', ')}, none` })
      for (const other of task.after) if (!own.has(other) || other === task.name) errors.push({ path: `${path}.after`, message: `"${other}" is no other task of this play` })
      if (inCircle(play.tasks, task.name)) errors.push({ path: `${path}.after`, message: `"${task.name}" waits, in a circle, for itself` })
      if (task.answers && !task.silent) errors.push({ path: `${path}.silent`, message: `"${task.name}" is a question and does not say what silence does; add "silent", and "close" for its last day` })
      if (task.answers && Object.keys(task.answers).length === 0) errors.push({ path: `${path}.answers`, message: 'has no answer' })
      if (task.silent && !task.close) errors.push({ path: `${path}.close`, message: `"${task.name}" says what silence does but not after which day; add "close"` })
      for (const early of task.early) if (!task.answers?.[early]) errors.push({ path: `${path}.early`, message: `"${early}" is none of its answers` })
      for (const [answer, effects] of Object.entries(task.answers ?? {})) errors.push(...checkEffects(model, effects, `${path}.answers.${answer}`))
      errors.push(...checkEffects(model, task.silent ?? [], `${path}.silent`), ...checkEffects(model, task.failed ?? [], `${path}.failed`))
      if (task.needs && !(task.needs in model.scores)) errors.push({ path: `${path}.needs`, message: `"${task.needs}" is no score; scores are ${Object.keys(model.scores).join(', ')}` })
      for (const grant of task.grants) if (!model.grants.some((known) => known.name === grant)) errors.push({ path: `${path}.grants`, message: `"${grant}" is no grant; grants are ${model.grants.map((known) => known.name).join(', ')}` })
    })
  }
  const exit = model.plays.exit?.tasks.some((task) => task.each === 'grant')
  if (!exit) errors.push({ path: 'plays.exit.tasks', message: 'has no task {each: grant}: what was granted would never be taken back' })
  model.grants.forEach((grant, index) => {
    if (!grant.reversal) errors.push({ path: `grants.${index}`, message: `"${grant.name}" has no reversal; say who takes it back: reversal: {who: vendor.manager}` })
  })
  model.tiers.forEach((tier, index) => {
    for (const grant of tier.grants) if (!model.grants.some((known) => known.name === grant)) errors.push({ path: `tiers.${index}.grants`, message: `"${grant}" is no grant; grants are ${model.grants.map((known) => known.name).join(', ')}` })
  })
  model.triggers.forEach((trigger, index) => errors.push(...checkEffects(model, trigger.then, `triggers.${index}.then`)))
  return errors
}

function inCircle(tasks: Model['plays'][string]['tasks'], name: string): boolean {
  return closure(tasks.find((task) => task.name === name)?.after ?? [], (other) => tasks.find((task) => task.name === other)?.after ?? []).has(name)
}

function checkDay(model: Model, text: string, path: string, days: Set<string>): ModelError[] {
  try {
    const names = namesIn(parseDay(text))
    return [
      ...names.days.filter((day) => !days.has(day)).map((day) => ({ path, message: `"${text}" counts from "${day}", which is no day here; known are ${[...days].join(', ')}` })),
      ...names.numbers.filter((number) => !(number in model.numbers)).map((number) => ({ path, message: `"${text}" counts "${number}", which is no number; known are ${Object.keys(model.numbers).join(', ')}` })),
    ]
  } catch (error) {
    if (error instanceof ExpressionError) return [{ path, message: error.message }]
    throw error
  }
}

function checkEffects(model: Model, effects: readonly string[], path: string): ModelError[] {
  return effects.flatMap((effect) => {
    const play = effect.startsWith('start ') ? effect.slice('start '.length) : undefined
    return play && !model.plays[play] ? [{ path, message: `"${effect}" starts a play that does not exist; plays are ${Object.keys(model.plays).join(', ')}` }] : []
  })
}

function checkLetters(model: Model, letters: Set<string>): ModelError[] {
  const missing = (letter: string, path: string) => (letter === 'none' || letters.has(letter) ? [] : [{ path, message: `"${letter}" has no template; write emails/${letter}.tsx or name another` }])
  return [
    ...Object.entries(model.ladders).flatMap(([name, rungs]) => rungs.flatMap((rung, index) => [
      ...missing(rung.letter, `ladders.${name}.${index}.letter`),
      ...checkDay(model, rung.on, `ladders.${name}.${index}.on`, new Set(['due', 'opened', 'opens'])),
    ])),
    ...Object.entries(model.plays).flatMap(([name, play]) => play.tasks.flatMap((task, index) => [
      ...missing(task.letter, `plays.${name}.tasks.${index}.letter`),
      ...(task.invites ? missing(task.invites.letter, `plays.${name}.tasks.${index}.invites.letter`) : []),
    ])),
  ]
}

function checkScores(model: Model): ModelError[] {
  const { card } = model.scores
  const errors = Object.entries(card.weights).flatMap(([type, weights]) => {
    const sum = Object.values(weights).reduce((total, weight) => total + Math.round(weight * 1e6), 0)
    return sum === 1e6 ? [] : [{ path: `scores.card.weights.${type}`, message: `the weights sum up to ${sum / 1e6}, and must to 1` }]
  })
  if (!card.weights.else) errors.push({ path: 'scores.card.weights.else', message: 'is missing: the weights of every other partner type' })
  if (card.meets >= card.exceeds) errors.push({ path: 'scores.card.meets', message: `must lie below exceeds, ${card.exceeds}` })
  return errors
}
