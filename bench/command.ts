import { setTimeout as wait } from 'node:timers/promises'
import { compared, type Figure } from './figure.js'
import { Http } from './http.js'
import type { Place } from './place.js'
import { Programme } from './programme.js'
import { sideBySide } from './side-by-side.js'

/**
 * Targets set through the API and answered from the journal, against an update whose handler runs one activity that
 * commits one insert.
 */
export async function command(place: Place): Promise<Figure> {
  return measured(place, { clients: 1, requests: 1, turns: 120, warmUp: 30, rest: 50 }, 0.95)
}

export async function commandOfEight(place: Place): Promise<Figure> {
  return measured(place, { clients: 8, requests: 8, turns: 8, warmUp: 2, rest: 500 }, 1)
}

/** Each client asks a partnership of its own. */
async function measured(place: Place, turns: Parameters<typeof sideBySide>[2], limit: number): Promise<Figure> {
  const programme = await Programme.begin(place)
  const bare = new Http(place.bare.url)
  const partnerships: string[] = []
  const workflows: string[] = []
  for (let client = 0; client < turns.clients; client += 1) {
    partnerships.push(await programme.open(await programme.partner()))
    workflows.push((await bare.ask<{ id: string }>('POST', '/openings')).id)
  }
  await wait(2000)
  let revenue = 50_000
  const targets = () => ({
    review: 1,
    targets: {
      partner_sourced_revenue: (revenue += 1),
      new_customers: 4,
      customer_acquisition_rate: 20,
      partner_satisfaction: 4,
    },
  })
  try {
    const { ours, baseline } = await sideBySide(
      client => programme.api.ask('PUT', `/partnerships/${partnerships[client]}/targets`, targets()),
      client => bare.ask('PUT', `/openings/${workflows[client]}/value`, targets()),
      turns,
    )
    return compared(ours, baseline, 'ms', limit)
  } finally {
    programme.close()
    bare.close()
  }
}
