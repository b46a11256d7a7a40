import type { ModelError } from '../check.js'
import type { Model } from '../model.js'
import { closure } from './closure.js'

/**
 * Reachable from an entry, no dead end, every stage reaches the end. Vows return where they left, and a withdrawn exit
 * too, on their own.
 */
export function checkStages(model: Model): ModelError[] {
  const errors: ModelError[] = []
  const names = new Set([...Object.keys(model.stages), 'ended'])
  const entries = Object.entries(model.stages).filter(([, stage]) => Object.keys(stage.entry).length > 0)
  if (entries.length === 0)
    errors.push({ path: 'stages', message: 'no stage may be entered; give one an entry such as {new: invite}' })
  if (!entries.some(([, stage]) => stage.entry.renewed))
    errors.push({
      path: 'stages',
      message: 'no stage is entered by renewed partners; give one the entry {renewed: vows} (W3)',
    })
  for (const kind of ['new', 'existing', 'renewed'] as const) {
    const [, second] = entries.filter(([, stage]) => stage.entry[kind])
    if (second)
      errors.push({
        path: `stages.${second[0]}.entry.${kind}`,
        message: `"${kind}" partners enter elsewhere already; each kind has one entry`,
      })
  }
  for (const [name, stage] of Object.entries(model.stages)) {
    for (const [next, reasons] of Object.entries(stage.next)) {
      if (!names.has(next))
        errors.push({
          path: `stages.${name}.next.${next}`,
          message: `is no stage; stages are ${[...names].join(', ')}`,
        })
      for (const reason of reasons) {
        const play = / complete$/.test(reason) ? reason.slice(0, -' complete'.length) : undefined
        if (play && !model.plays[play])
          errors.push({ path: `stages.${name}.next.${next}`, message: `"${reason}" names a play that does not exist` })
      }
    }
    if (Object.keys(stage.next).length === 0)
      errors.push({ path: `stages.${name}.next`, message: 'is a dead end; say which stage may follow, and why' })
    for (const [kind, play] of Object.entries(stage.entry))
      if (play && !model.plays[play])
        errors.push({ path: `stages.${name}.entry.${kind}`, message: `names the play "${play}", which does not exist` })
    stage.plays.forEach((play, index) => {
      if (!model.plays[play])
        errors.push({
          path: `stages.${name}.plays.${index}`,
          message: `names the play "${play}", which does not exist`,
        })
    })
  }
  const forward = (name: string) => Object.keys(model.stages[name]?.next ?? {})
  const reached = closure(
    entries.map(([name]) => name),
    forward,
  )
  const ending = closure(['ended'], name => Object.keys(model.stages).filter(from => forward(from).includes(name)))
  for (const name of Object.keys(model.stages)) {
    if (!reached.has(name))
      errors.push({
        path: `stages.${name}`,
        message: 'cannot be reached from any entry; let a stage lead to it, or remove it',
      })
    if (!ending.has(name))
      errors.push({ path: `stages.${name}`, message: 'never reaches the end; let it lead, in some way, to "ended"' })
  }
  if (![...reached].some(name => forward(name).includes('ended')))
    errors.push({ path: 'stages', message: 'nothing leads to "ended"' })
  return errors
}
