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
 * Target 0 or none, or no actual: missing. Negative actual: 0. In millionths, so that no binary fraction decides a rounding:
 * weights 0.5, 0.2, 0.1, 0.2 and attainments 1.10, 1.00, 1.00, 1.20 score 1.09.
 */
export function scoreReview(model: Model, state: State, review: Pick<PlannedReview, 'review' | 'figures' | 'survey'>): Scorecard {
  const { card } = model.scores
  const targets = targetsFor(state, review.review)
  const answers = Object.values(review.survey)
  const items = Object.entries(weightsFor(model, state.partnerType)).map(([kpi, weight]): Scorecard['items'][number] => {
    const surveyed = kpi === card.survey && answers.length > 0 ? answers.reduce((sum, answer) => sum + answer, 0) / answers.length : undefined
    const actual = review.figures[kpi]?.value ?? surveyed
    const target = targets[kpi]
    if (actual === undefined || target === undefined || target <= 0) return { kpi, weight, ...(actual !== undefined && { actual }), ...(target !== undefined && { target }) }
    return { kpi, weight, actual, target, attainment: Math.min(Math.max(actual, 0) / target, card.cap) }
  })
  const scored = items.filter((item) => item.attainment !== undefined)
  const missing = items.filter((item) => item.attainment === undefined)
  const shown = items.map((item) => (item.attainment === undefined ? item : { ...item, attainment: roundHalfUp(item.attainment) / 100 }))
  const result = { items: shown, missing: missing.map((item) => item.kpi) }
  if (scored.length === 0 || millionths(missing.map((item) => item.weight)) > Math.round(card.missing * 1e6)) return result
  const total = millionths(scored.map((item) => item.weight))
  const weighted = scored.reduce((sum, item) => sum + Math.round(item.weight * 1e6) * (item.attainment as number), 0)
  const score = roundHalfUp(weighted / total)
  return { ...result, score, rating: ratingOf(model, score) }
}

const millionths = (weights: number[]) => weights.reduce((sum, weight) => sum + Math.round(weight * 1e6), 0)

/** Hundredths, half up; what differs from a half by less than a billionth is one (1.095 is 109.49999… in binary). */
const roundHalfUp = (value: number) => Math.floor(value * 100 + 0.5 + 1e-7)

function ratingOf(model: Model, hundredths: number): Rating {
  const { exceeds, meets } = model.scores.card
  if (hundredths >= Math.round(exceeds * 100)) return 'exceeds'
  return hundredths >= Math.round(meets * 100) ? 'meets' : 'below'
}
