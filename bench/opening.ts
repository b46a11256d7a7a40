import { compared, type Figure } from './figure.js'
import { Http } from './http.js'
import type { Place } from './place.js'
import { Programme } from './programme.js'
import { sideBySide } from './side-by-side.js'

const limit = 1.5

/** A partnership opened through the API, against one committed insert and a start of a trivial workflow. */
export async function opening(place: Place): Promise<Figure> {
  return measured(place, { clients: 1, requests: 1, turns: 100, warmUp: 30, rest: 300 })
}

export async function openingOfEight(place: Place): Promise<Figure> {
  return measured(place, { clients: 8, requests: 4, turns: 8, warmUp: 2, rest: 2500 })
}

async function measured(place: Place, turns: Parameters<typeof sideBySide>[2]): Promise<Figure> {
  const programme = await Programme.begin(place)
  const bare = new Http(place.bare.url)
  // One for each opening: two of one partner would wait for each other's rows.
  const partners = await programme.partners(turns.clients * turns.requests * (turns.turns + turns.warmUp))
  const body = { partner: partners[0], model: 'six-stage' }
  try {
    const { ours, baseline } = await sideBySide(
      () => programme.open(partners.pop()!),
      () => bare.ask('POST', '/openings', body),
      turns,
    )
    return compared(ours, baseline, 'ms', limit)
  } finally {
    programme.close()
    bare.close()
  }
}
