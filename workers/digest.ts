import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { Letter } from '../database/entities/letter.js'
import { Partnership } from '../database/entities/partnership.js'
import { VendorPerson } from '../database/entities/vendor-person.js'
import { addDays, type Day } from '../lifecycle/day.js'
import { civilDay, instantOf } from './clock.js'

export const digestScope = 'digest'
const hour = 3_600_000
const eight = 8 * 60

/**
 * M5: writes the rows of the digests whose readers' Monday 08:00 fell in the hour that ends at the instant; written
 * twice they are there once.
 */
export function digester({ em }: Pick<MikroORM, 'em'>) {
  return {
    async writeDigests(hourEnds: string): Promise<number> {
      const ends = new Date(hourEnds)
      const fork = em.fork()
      const managers = await fork.find(VendorPerson, { left: false, bounced: false, id: { $in: await managing(fork) } })
      const due = managers.flatMap(manager => {
        const day = mondayIn(ends, manager.zone)
        return day ? [{ manager, day }] : []
      })
      for (const { manager, day } of due) await writeRow(fork, manager, day)
      return due.length
    },
  }
}

/**
 * The Monday whose 08:00 in the zone lies in the hour that ends at the instant: after its beginning, up to and with its
 * end.
 */
export function mondayIn(ends: Date, zone: string): Day | undefined {
  const day = civilDay(ends, zone)
  return [day, addDays(day, -1)].filter(isMonday).find(monday => {
    const eightOClock = instantOf(monday, eight, zone).getTime()
    return eightOClock <= ends.getTime() && eightOClock > ends.getTime() - hour
  })
}

const isMonday = (day: Day) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1

async function managing(em: EntityManager): Promise<string[]> {
  const rows = await em.find(Partnership, { closedOn: null }, { fields: ['manager'] })
  return [...new Set(rows.map(({ manager }) => manager.id))]
}

async function writeRow(em: EntityManager, { id, zone }: VendorPerson, day: Day): Promise<void> {
  await em.upsert(
    Letter,
    {
      key: `${digestScope}/${day}/managers-digest/${id}`,
      scope: digestScope,
      letter: 'managers-digest',
      occurrence: day,
      side: 'vendor',
      recipient: id,
      role: 'manager',
      about: digestScope,
      reason: 'it is Monday, and partnerships are in your care',
      day,
      window: 'morning',
      sendAt: instantOf(day, eight, zone),
      facts: { day },
      actions: [],
      status: 'due',
    },
    {
      onConflictFields: ['scope', 'letter', 'occurrence', 'recipient'],
      onConflictAction: 'ignore',
      disableIdentityMap: true,
    },
  )
}
