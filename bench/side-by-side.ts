import { setTimeout as wait } from 'node:timers/promises'

/** One request of a side; the number tells which client of several asks. */
export type Side = (client: number) => Promise<unknown>

export interface Times {
  ours: number[]
  baseline: number[]
}

interface Turns {
  clients: number
  /** How often each client asks in a turn. */
  requests: number
  turns: number
  warmUp: number
  /**
   * A rest after each turn, in milliseconds, so that work which a request leaves behind is counted against neither
   * side.
   */
  rest: number
}

/** Both sides in turns, each as often first as second, in milliseconds a request. */
export async function sideBySide(
  ours: Side,
  baseline: Side,
  { clients, requests, turns, warmUp, rest }: Turns,
): Promise<Times> {
  const times: Times = { ours: [], baseline: [] }
  const turn = async (side: Side, into?: number[]) => {
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        for (let request = 0; request < requests; request += 1) {
          const began = performance.now()
          await side(client)
          into?.push(performance.now() - began)
        }
      }),
    )
    await wait(rest)
  }
  for (let count = 0; count < warmUp; count += 1) {
    await turn(ours)
    await turn(baseline)
  }
  for (let count = 0; count < turns; count += 1) {
    const both = [() => turn(ours, times.ours), () => turn(baseline, times.baseline)]
    for (const next of count % 2 === 0 ? both : both.reverse()) await next()
  }
  return times
}
