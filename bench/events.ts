import { setTimeout as wait } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import { openDatabase } from '../database/config.js'
import { readJournal } from '../database/journal.js'
import { addMonths } from '../lifecycle/day.js'
import { EngineLife } from './engine-life.js'
import { counted, type Figure } from './figure.js'
import { bytesOf, type Cause, type Cost, costs, countOf, runsOf } from './history.js'
import type { Place } from './place.js'
import { standardReseller, start } from './reseller.js'

const years = 2

/**
 * What the standard reseller's onboarding year and a steady one leave in the engine's history, over every run of the
 * chain.
 */
export async function events({
  ours: { databaseUrl },
  engine: { address, namespace },
}: Place): Promise<Record<string, Figure>> {
  const orm = await openDatabase(databaseUrl)
  const connection = await Connection.connect({ address })
  try {
    const client = new Client({ connection, namespace })
    const { life, moves } = standardReseller(12 * years)
    const lived = await EngineLife.open(orm, client, life)
    const perYear: number[] = []
    const bytesPerYear: number[] = []
    for (let year = 0; year < years; year += 1) {
      const [from, until] = [addMonths(start, 12 * year), addMonths(start, 12 * (year + 1))]
      for (const move of moves.filter(({ day }) => (year === 0 || day > from) && day <= until)) await lived.make(move)
      await lived.to(until)
      await lettersGone(lived)
      const runs = await runsOf(client, lived.workflowId)
      perYear.push(countOf(runs) - sum(perYear))
      bytesPerYear.push(bytesOf(runs) - sum(bytesPerYear))
    }
    const journal = await readJournal(orm.em, lived.partnership)
    if (journal.length !== life.events.length)
      throw new Error(`the engine recorded ${journal.length} events where the core has ${life.events.length}`)
    const all = (await runsOf(client, lived.workflowId)).flatMap(costs)
    return {
      events_per_wake: counted(eventsOf(all, 'wake'), 'events', 9),
      events_per_command: counted(eventsOf(all, 'command'), 'events', 10),
      events_per_letter: counted(eventsOf(all, 'letter'), 'events', 6),
      events_per_year: { ...counted(perYear, 'events', 950), ours: Math.max(...perYear) },
      // Half of the 603,309 that it was when events, letters and the state went through the history.
      history_bytes_per_year: { ...counted(bytesPerYear, 'bytes', 300_000), ours: Math.max(...bytesPerYear) },
    }
  } finally {
    await connection.close()
    await orm.close(true)
  }
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
const eventsOf = (all: Cost[], cause: Cause) => all.filter(cost => cost.cause === cause).map(({ events }) => events)

/** A letter that is due may still be on its way. */
async function lettersGone({ client, workflowId }: EngineLife): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await wait(200)) {
    const { raw } = await client.workflow.getHandle(workflowId).describe()
    if (!raw.pendingActivities?.some(({ activityType }) => activityType?.name === 'deliver')) return
  }
}
