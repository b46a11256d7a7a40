import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { JournalGap, append, carriedOut, lockState } from '../database/journal.js'
import { waitingLetters } from '../database/letters.js'
import type { CalendarRef, ModelRef } from '../lifecycle/event.js'
import type { Calendar } from '../lifecycle/calendar.js'
import type { PersonId } from '../lifecycle/people.js'
import type { Activities, CommandAnswer, StepInput, StepResult } from '../workflows/contract.js'
import { happened } from '../workflows/wording.js'
import { type DecideSources, type Rulebook, decider } from './decide.js'
import { jobOf } from './job.js'

/** Where a step finds what it goes by, asked over the connection that the step holds. */
export interface StepSources<Model> {
  model(ref: ModelRef, em: EntityManager): Promise<Model>
  calendar(ref: CalendarRef, em: EntityManager): Promise<Calendar>
  zones(em: EntityManager, people: PersonId[]): Promise<Record<PersonId, string>>
  broken?: DecideSources<Model>['broken']
}

/**
 * Makes the activity that takes a partnership's step, in one transaction that holds its row. An attempt of which the
 * engine never heard has left its trace in the journal: commands that stand there are answered from it, and letters
 * called for since `from` go along; so a step may be tried twice, at once, or long after it was given up, and happens
 * once.
 */
export function stepper<Model>(
  { em }: Pick<MikroORM, 'em'>,
  rulebook: Rulebook<Model>,
  sources: StepSources<Model>,
): Activities {
  return { step: input => em.fork().transactional(tx => stepIn(tx, input)) }

  async function stepIn(tx: EntityManager, { partnership, from, now, commands }: StepInput): Promise<StepResult> {
    const { state: before, today: since } = await lockState(tx, partnership)
    if (before.number < from) throw new JournalGap(partnership, before.number, from)
    const known = await carriedOut(
      tx,
      partnership,
      commands.map(({ id }) => id),
    )
    const missed = before.number > from ? await waitingLetters(tx, partnership, from) : []
    const { decide } = decider(rulebook, {
      model: ref => sources.model(ref, tx),
      calendar: ref => sources.calendar(ref, tx),
      zones: people => sources.zones(tx, people),
      ...(sources.broken && { broken: sources.broken }),
    })
    const fresh = commands.filter(({ id }) => !known.has(id))
    const {
      state: after,
      events,
      letters,
      jobs,
      answers,
      today,
      standing,
    } = await decide({ state: before, since, now, commands: fresh })
    // A refusal changes nothing, and says nothing of where the partnership stands.
    if (events.length > 0 || fresh.length === 0) {
      await append(tx, {
        before,
        after,
        events,
        commands: Object.entries(answers).flatMap(([id, answer]) =>
          'events' in answer ? [{ id, ...answer.events }] : [],
        ),
        letters,
        sendAt: new Map(jobs.map(({ key, sendAt }) => [key, sendAt])),
        today,
        standing,
      })
    }
    const earlier = Object.fromEntries(
      [...known].map(([id, numbers]): [string, CommandAnswer] => [id, { events: numbers }]),
    )
    return {
      number: after.number,
      happened: happened(events),
      answers: { ...earlier, ...answers },
      jobs: [...missed.map(jobOf), ...jobs],
      today,
      standing,
    }
  }
}
