/** One figure of `npm run bench`. Without another side to compare with, `baseline` and `ratio` are null. */
export interface Figure {
  ours: number
  baseline: number | null
  ratio: number | null
  unit: string
  limit: number
  /**
   * The limit applies to the ratio where there is one, otherwise to `ours`. A speed must reach it, everything else must
   * stay below it.
   */
  limitIs: 'most' | 'least'
  /**
   * Of each side: the quartiles of times, the lowest and the highest of counts; none where one measurement is all there
   * is.
   */
  spread: { ours: Range; baseline: Range | null } | null
}

export type Range = [low: number, high: number]

/** Two sides measured side by side: medians and quartiles. */
export function compared(ours: number[], baseline: number[], unit: string, limit: number): Figure {
  const [own, other] = [median(ours), median(baseline)]
  return {
    ours: own,
    baseline: other,
    ratio: own / other,
    unit,
    limit,
    limitIs: 'most',
    spread: { ours: quartiles(ours), baseline: quartiles(baseline) },
  }
}

/** A count that has nothing to be compared with: the mean, and the extremes. */
export function counted(values: number[], unit: string, limit: number): Figure {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    ours: mean,
    baseline: null,
    ratio: null,
    unit,
    limit,
    limitIs: 'most',
    spread: { ours: [Math.min(...values), Math.max(...values)], baseline: null },
  }
}

/** One measurement, and no more. */
export function single(ours: number, unit: string, limit: number, limitIs: Figure['limitIs'] = 'most'): Figure {
  return { ours, baseline: null, ratio: null, unit, limit, limitIs, spread: null }
}

export function isMissed({ ours, ratio, limit, limitIs }: Figure): boolean {
  const value = ratio ?? ours
  return limitIs === 'most' ? value > limit : value < limit
}

export const median = (values: number[]) => quantile(values, 0.5)
export const quartiles = (values: number[]): Range => [quantile(values, 0.25), quantile(values, 0.75)]

function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return low + (high - low) * (at - Math.floor(at))
}
