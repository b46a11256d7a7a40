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
 * S1: Σ weight × min(actual ÷ target, cap) over the KPIs with data, weights renormalised, rounded half up to
 * hundredths, then compared. Target 0 or none, or no actual: missing; so is what lies beyond the bounds of a figure,
 * which an older journal may hold. Negative actual: 0. In whole numbers, so that no binary fraction decides a rounding:
 * weights 0.5, 0.2, 0.1, 0.2 and attainments 1.10, 1.00, 1.00, 1.20 score 1.09; 1.095 is 1.10 and exceeds, 1.094999999
 * is not.
 */
export function scoreReview(
  model: Model,
  state: State,
  review: Pick<PlannedReview, 'review' | 'figures' | 'survey'>,
): Scorecard {
  const { card } = model.scores
  const targets = targetsFor(state, review.review)
  const cap = { over: whole(card.cap), under: unit }
  const items: Scorecard['items'] = []
  const missing: string[] = []
  let [weighed, unweighed] = [0n, 0n]
  let sum = { over: 0n, under: 1n }
  for (const [kpi, weight] of Object.entries(weightsFor(model, state.partnerType))) {
    const figure = usable(review.figures[kpi]?.value)
    const answers = figure === undefined && kpi === card.survey ? Object.values(review.survey).flat() : []
    const total = answers.reduce((known, answer) => known + answer, 0)
    const actual = figure ?? (answers.length > 0 ? total / answers.length : undefined)
    const target = usable(targets[kpi])
    const share = whole(weight)
    if (actual === undefined || target === undefined || whole(target) <= 0n) {
      items.push({ kpi, weight, actual, target })
      missing.push(kpi)
      unweighed += share
      continue
    }
    const counted =
      answers.length > 0
        ? { over: whole(total), under: BigInt(answers.length) * unit }
        : { over: whole(Math.max(actual, 0)), under: unit }
    const attained = least({ over: counted.over * unit, under: counted.under * whole(target) }, cap)
    items.push({ kpi, weight, actual, target, attainment: hundredths(attained) / 100 })
    weighed += share
    sum = { over: sum.over * attained.under + share * attained.over * sum.under, under: sum.under * attained.under }
  }
  if (missing.length === items.length || unweighed > whole(card.missing)) return { items, missing }
  const score = hundredths({ over: sum.over, under: sum.under * weighed })
  return { items, missing, score, rating: ratingOf(model, score) }
}

interface Fraction {
  over: bigint
  under: bigint
}

/** Within the bounds of a figure (figure.ts); up to there whole numbers are exact. */
const usable = (value: number | undefined) => (value !== undefined && Math.abs(value) < 1e15 ? value : undefined)

/** Figures count to nine decimals. */
const unit = 1_000_000_000n
const whole = (value: number): bigint =>
  Number.isSafeInteger(value) ? BigInt(value) * unit : BigInt(value.toFixed(9).replace('.', ''))

const least = (a: Fraction, b: Fraction): Fraction => (a.over * b.under <= b.over * a.under ? a : b)

/** Rounded half up. */
const hundredths = ({ over, under }: Fraction): number => Number((over * 200n + under) / (under * 2n))

function ratingOf(model: Model, hundredths: number): Rating {
  const { exceeds, meets } = model.scores.card
  if (hundredths >= Math.round(exceeds * 100)) return 'exceeds'
  return hundredths >= Math.round(meets * 100) ? 'meets' : 'below'
}
