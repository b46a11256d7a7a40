import type { Review } from './life.js'

/** A quarter's targets; what each quarter makes of them tells the story. */
export const targets = {
  partner_sourced_revenue: 90_000,
  new_customers: 5,
  customer_acquisition_rate: 20,
  partner_satisfaction: 4,
}

/**
 * Two strong quarters, a good one, one without data, two poor ones, and the recovery. `undefined`: nobody sends
 * figures.
 */
const quarters: (number | undefined)[] = [1.3, 1.25, 0.95, undefined, 0.6, 0.55, 0.95, 1.05, 1.15]
const seen: number[] = []

export function performanceIn({ number }: Review): { figures?: Record<string, string>; mark: number } {
  if (!seen.includes(number)) seen.push(number)
  const index = seen.indexOf(number)
  const factor = index < quarters.length ? quarters[index] : 1
  if (factor === undefined) return { mark: 4 }
  return {
    figures: {
      partner_sourced_revenue: String(Math.round(targets.partner_sourced_revenue * factor)),
      new_customers: String(Math.round(targets.new_customers * factor)),
      customer_acquisition_rate: String(Math.round(targets.customer_acquisition_rate * factor)),
    },
    mark: factor > 1.1 ? 5 : factor < 0.8 ? 3 : 4,
  }
}
