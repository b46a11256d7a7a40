import type { Command } from '../../lifecycle/command.js'
import { addDays, type Day, daysBetween } from '../../lifecycle/day.js'
import type { Event } from '../../lifecycle/event.js'
import { evolve } from '../../lifecycle/evolve.js'
import type { Letter } from '../../lifecycle/letter.js'
import type { State } from '../../lifecycle/state.js'
import type { Rulebook } from '../../workers/decide.js'
import type { CommandAnswer } from '../../workflows/contract.js'

/**
 * Rules of the test's own, so that the shell is tried by itself: every tenth day a challenge is logged and the manager
 * written to; a logged challenge is a command, closing another, and everything else is refused.
 */
const everyDays = 10
const grid: Day = '2026-01-05'

export const plainRules: Rulebook<{ letters: number; broken?: string }> = {
  step(before, { model }, today, commands) {
    if (model.broken) throw new Error(model.broken)
    let state = before
    const events: Event[] = []
    const letters: Letter[] = []
    const answers: Record<string, CommandAnswer> = {}
    const broken: { what: string; error: unknown }[] = []
    const happen = (event: Event) => {
      events.push(event)
      state = evolve(state, event)
    }
    while (!state.closed && next(state) <= today) {
      const day = next(state)
      happen({ number: state.number + 1, day, type: 'challenge_logged', text: 'period' })
      for (let index = 0; index < model.letters; index += 1) letters.push(letter(state, day, index))
    }
    for (const command of commands) {
      const event = eventOf(command, state, today)
      if ('refusal' in event) {
        answers[command.id] = event
        if (event.refusal.code === 'invalid')
          broken.push({ what: `${command.type} ${command.id}`, error: new Error(event.refusal.message) })
      } else {
        happen(event)
        answers[command.id] = { events: { first: event.number, last: event.number } }
        if (event.type === 'partnership_closed') letters.push({ ...letter(state, today, 0), window: 'now' })
      }
    }
    return { state, events, answers, letters, broken }
  },
  nextDay: state => (state.closed ? undefined : next(state)),
  standing: state => ({
    stage: state.stage,
    awaiting: `period ${next(state)}`,
    overdue: 0,
    nextDue: next(state),
    details: `**${state.stage}** after event ${state.number}`,
  }),
}

function next(state: State): Day {
  return addDays(grid, (Math.floor(daysBetween(grid, state.today) / everyDays) + 1) * everyDays)
}

function eventOf(
  command: Command,
  state: State,
  day: Day,
): Event | { refusal: { code: 'closed' | 'nothing_pending' | 'invalid'; message: string } } {
  const stamp = { number: state.number + 1, day, by: command.by }
  if (state.closed) return { refusal: { code: 'closed', message: 'over' } }
  if (command.type === 'log_challenge') return { ...stamp, type: 'challenge_logged', text: command.text }
  if (command.type === 'close_partnership') return { ...stamp, type: 'partnership_closed', reason: command.reason }
  if (command.type === 'extend_invitation') return { refusal: { code: 'invalid', message: 'a rule that breaks' } }
  return { refusal: { code: 'nothing_pending', message: 'nothing is paused' } }
}

function letter(state: State, day: Day, index: number): Letter {
  return {
    letter: 'check-in',
    occurrence: state.number,
    to: {
      side: index === 0 ? 'vendor' : 'partner',
      id: `person-${index}`,
      role: index === 0 ? 'manager' : 'partner_lead',
    },
    reason: `period ended on ${day}`,
    day,
    window: 'morning',
    facts: {},
    actions: [],
    about: `period ${day}`,
  }
}
