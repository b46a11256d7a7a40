import { rebuild } from '../../database/rebuild.js'
import { addBusinessDays, isBusinessDay } from '../../lifecycle/calendar.js'
import { fold } from '../../lifecycle/evolve.js'
import { nothingEnded } from '../../lifecycle/state.js'
import { rowsSay, stateSays } from '../database/said.js'
import type { Life } from '../lifecycle/life.js'
import { fromEngine } from './century.js'
import { addresses, type EngineLife } from './engine-life.js'

/**
 * Nothing lost and nothing doubled: the journal without a gap, the workflow's state and the rows saying what it says,
 * each letter once.
 */
export async function expectWhole(life: EngineLife): Promise<void> {
  const [journal, state, mails] = await Promise.all([life.journal(), life.state(), life.mails()])
  expect(journal.map(({ number }) => number)).toEqual(journal.map((_, index) => index + 1))
  expect({ ...fold(journal), ended: nothingEnded }).toEqual(state)
  const { orm } = life.place
  expect(fromEngine(await rowsSay(orm, life.partnership))).toEqual(stateSays(state))
  await rebuild(orm.em, life.partnership)
  expect(fromEngine(await rowsSay(orm, life.partnership))).toEqual(stateSays(state))
  expect(new Set(mails.map(({ mail }) => mail.messageId)).size).toBe(mails.length)
}

/**
 * What happened on the engine is what the rules alone say, and every letter that they call for arrived, once, on its
 * day and with its reason.
 */
export async function expectAsDecided(life: EngineLife, core: Life): Promise<void> {
  await life.lettersGone(core.today)
  expect((await life.journal()).slice(1)).toEqual(core.events.slice(1))
  expect((await life.mails()).map(({ day, letter, to }) => `${day} ${letter} ${to}`).sort()).toEqual(sentBy(core))
}

/** C4: a letter of a day that nobody works goes on the next that is. */
function sentBy({ letters, rules: { calendar }, today, state }: Life): string[] {
  const on = (day: string) => (isBusinessDay(calendar, day) ? day : addBusinessDays(calendar, day, 1))
  return (
    letters
      // A workflow that is over has sent the last of its letters, whenever they were to go.
      .filter(({ withheld, day }) => !withheld && (state.closed !== undefined || on(day) <= today))
      .map(({ day, letter, to }) => `${on(day)} ${letter} ${addresses[to.id]!.split('@')[0]}`)
      .sort()
  )
}
