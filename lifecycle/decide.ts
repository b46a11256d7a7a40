import type { Command, CommandData, CommandType, Refusal } from './command.js'
import type { Actor } from './people.js'
import { exitCommands } from './commands/exit.js'
import { growthCommands } from './commands/growth.js'
import { peopleCommands } from './commands/people.js'
import { recruitingCommands } from './commands/recruiting.js'
import { reviewCommands } from './commands/reviews.js'
import { taskCommands } from './commands/tasks.js'
import { type Aggregate, Refused } from './rules/aggregate.js'
import { cascade } from './rules/cascade.js'

/** How each command is decided; the compiler names what is missing. Throws `Refused`. */
export type Decisions = { [T in CommandType]: (aggregate: Aggregate, command: CommandData<T>, by: Actor) => void }

const decisions: Decisions = {
  ...recruitingCommands,
  ...taskCommands,
  ...reviewCommands,
  ...growthCommands,
  ...exitCommands,
  ...peopleCommands,
}

/** What a partner's contact may ask for from an e-mail; everything else is the vendor's. */
const contactsMay = new Set<CommandType>([
  'answer_task',
  'complete_task',
  'ask_extension',
  'record_figures',
  'confirm_figures',
  'answer_survey',
  'move_meeting',
  'list_customers',
])

/**
 * Decides one command on the state as it stands. A refusal leaves it as it was: it adds no event of its own.
 */
export function decide(aggregate: Aggregate, command: Command): Refusal | undefined {
  const events = aggregate.events.length
  try {
    aggregate.attempt(() => {
      admit(aggregate, command)
      aggregate.by = command.by
      ;(decisions[command.type] as (aggregate: Aggregate, data: unknown, by: Actor) => void)(
        aggregate,
        command,
        command.by,
      )
      if (!aggregate.state.closed) cascade(aggregate, events)
    })
    return undefined
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { code: error.code, message: error.message }
  } finally {
    aggregate.by = undefined
  }
}

function admit(aggregate: Aggregate, { type, by }: Command): void {
  const { closed, contacts } = aggregate.state
  if (closed) throw new Refused('closed', `This partnership ended on ${closed.day}; nothing can be asked of it.`)
  if (by.side === 'vendor') return
  const contact = contacts.find(known => known.id === by.id)
  if (!contact || contact.left)
    throw new Refused('unknown_contact', 'Only a current contact of the partner can answer for it.')
  if (!contactsMay.has(type)) throw new Refused('not_the_one_who_answers', `${type} is the vendor’s to ask.`)
}
