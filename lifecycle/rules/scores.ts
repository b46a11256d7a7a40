import type { Rating, Scorecard } from '../event.js'
import type { Model } from '../model.js'
import type { PartnerType } from '../people.js'
import type { PlannedReview, State } from '../state.js'

/** The weights that hold for a partner type (S4). */
export function weightsFor(model: Model, type: PartnerType): Record<string, number> {
  return model.scores.card.weights[type] ?? model.scores.card.weights.else ?? {}
}

/** The targets in force for a review: the newest that were set for it or an earlier one (R5). */
export function targetsFor(state: State, review: number): Record<string, number> {
  let found: Record<string, number> = {}
  for (const entry of state.targets) if (entry.review <= review) found = { ...found, ...entry.targets }
  return found
}

/**
 * S1: Σ weight × min(actual ÷ target, cap) over the KPIs with data, weights renormalised, rounded half up to hundredths, then compared.
 * Target 0 or none, or no actual: missing. Negative actual: 0. In whole numbers, so that no binary fraction decides a rounding:
 * weights 0.5, 0.2, 0.1, 0.2 and attainments 1.10, 1.00, 1.00, 1.20 score 1.09; 1.095 is 1.10 and exceeds, 1.094999999 is not.
 */
export function scoreReview(model: Model, state: State, review: Pick<PlannedReview, 'review' | 'figures' | 'survey'>): Scorecard {
  const { card } = model.scores
  const targets = targetsFor(state, review.review)
  const answers = Object.values(review.survey).flat()
  const items = Object.entries(weightsFor(model, state.partnerType)).map(([kpi, weight]) => {
    const figure = review.figures[kpi]?.value
    const surveyed = figure === undefined && kpi === card.survey && answers.length > 0
    const total = answers.reduce((sum, answer) => sum + answer, 0)
    const actual = figure ?? (surveyed ? total / answers.length : undefined)
    const target = targets[kpi]
    const item = { kpi, weight, actual, target }
    if (actual === undefined || target === undefined || target <= 0) return { item }
    const counted = surveyed ? { over: whole(total), under: BigInt(answers.length) * unit } : { over: whole(Math.max(actual, 0)), under: unit }
    return { item, attained: least({ over: counted.over * unit, under: counted.under * whole(target) }, { over: whole(card.cap), under: unit }) }
  })
  const scored = items.flatMap(({ item, attained }) => (attained ? [{ weight: whole(item.weight), attained }] : []))
  const missing = items.filter(({ attained }) => !attained).map(({ item }) => item)
  const result = { items: items.map(({ item, attained }) => (attained ? { ...item, attainment: hundredths(attained) / 100 } : item)), missing: missing.map((item) => item.kpi) }
  if (scored.length === 0 || missing.reduce((sum, item) => sum + whole(item.weight), 0n) > whole(card.missing)) return result
  const sum = scored.reduce((known, { weight, attained }) => ({ over: known.over * attained.under + weight * attained.over * known.under, under: known.under * attained.under }), { over: 0n, under: 1n })
  const score = hundredths({ over: sum.over, under: sum.under * scored.reduce((total, { weight }) => total + weight, 0n) })
  return { ...result, score, rating: ratingOf(model, score) }
}

interface Fraction { over: bigint; under: bigint }

/** Figures count to nine decimals. */
const unit = 1_000_000_000n
const whole = (value: number): bigint => (Number.isSafeInteger(value) ? BigInt(value) * unit : BigInt(value.toFixed(9).replace('.', '')))

const least = (a: Fraction, b: Fraction): Fraction => (a.over * b.under <= b.over * a.under ? a : b)

/** Rounded half up. */
const hundredths = ({ over, under }: Fraction): number => Number((over * 200n + under) / (under * 2n))

function ratingOf(model: Model, hundredths: number): Rating {
  const { exceeds, meets } = model.scores.card
  if (hundredths >= Math.round(exceeds * 100)) return 'exceeds'
  return hundredths >= Math.round(meets * 100) ? 'meets' : 'below'
}
