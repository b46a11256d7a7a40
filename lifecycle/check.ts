import { checkDay } from './check/days.js'
import { checkEffects, checkPlays, duplicates } from './check/plays.js'
import { checkStages } from './check/stages.js'
import { type Model, modelSchema, requiredNumbers, requiredPlays } from './model.js'
import { partnerTypes } from './people.js'

/** What is wrong in a model: the path in it, and the mend. */
export interface ModelError {
  path: string
  message: string
}

export type Checked = { model: Model; errors: [] } | { model?: undefined; errors: ModelError[] }

/**
 * Checks a model before it is published: its form, then that it can be lived: every stage reachable and able to reach
 * the end, every anchor there, every letter with a template, every role fillable, every question with its silence,
 * every answer leading somewhere, every grant with its reversal. `letters`: the names of the templates that exist.
 */
export function checkModel(data: unknown, letters: readonly string[]): Checked {
  const parsed = modelSchema.safeParse(data)
  if (!parsed.success)
    return {
      errors: parsed.error.issues.map(issue => ({
        path: issue.path.join('.') || '(the whole file)',
        message: issue.message,
      })),
    }
  const model = parsed.data
  const errors: ModelError[] = [
    ...checkNames(model),
    ...checkStages(model),
    ...checkPlays(model),
    ...checkGrants(model),
    ...checkLetters(model, new Set(letters)),
    ...checkScores(model),
  ]
  return errors.length > 0 ? { errors } : { model, errors: [] }
}

function checkNames(model: Model): ModelError[] {
  return [
    ...requiredNumbers
      .filter(name => !(name in model.numbers))
      .map(name => ({
        path: `numbers.${name}`,
        message: `is missing; the rules read it, for example "${name}: {else: 30}"`,
      })),
    ...requiredPlays
      .filter(name => !(name in model.plays))
      .map(name => ({ path: `plays.${name}`, message: 'is missing; the rules start this play themselves' })),
    ...Object.entries(model.numbers.cadence ?? {})
      .filter(([, months]) => months <= 0 || months % 3 !== 0)
      .map(([key]) => ({ path: `numbers.cadence.${key}`, message: 'must be a multiple of 3 months (R2)' })),
    ...Object.entries(model.numbers).flatMap(([name, numbers]) =>
      Object.keys(numbers)
        .filter(key => !varies(model).includes(key))
        .map(key => ({
          path: `numbers.${name}.${key}`,
          message: `is neither a partner type nor a tier; known are ${varies(model).join(', ')}`,
        })),
    ),
    ...(model.stages[model.reviews.begin]
      ? []
      : [
          {
            path: 'reviews.begin',
            message: `names the stage "${model.reviews.begin}", which does not exist; stages are ${Object.keys(model.stages).join(', ')}`,
          },
        ]),
    ...(model.plays[model.reviews.play]
      ? []
      : [{ path: 'reviews.play', message: `names the play "${model.reviews.play}", which does not exist` }]),
    ...duplicates(model.tiers.map(tier => tier.name)).map(name => ({
      path: 'tiers',
      message: `"${name}" stands twice`,
    })),
    ...duplicates(model.grants.map(grant => grant.name)).map(name => ({
      path: 'grants',
      message: `"${name}" stands twice`,
    })),
  ]
}

/** By what a number may vary. */
const varies = (model: Model): string[] => ['else', ...partnerTypes, ...model.tiers.map(tier => tier.name)]

function checkGrants(model: Model): ModelError[] {
  const known = model.grants.map(grant => grant.name)
  return [
    ...model.grants.flatMap((grant, index) => {
      const who = grant.reversal?.who
      if (!who)
        return [
          {
            path: `grants.${index}`,
            message: `"${grant.name}" has no reversal; say who takes it back: reversal: {who: vendor.manager}`,
          },
        ]
      return who === 'owner' || who === 'sponsor' || who === 'system'
        ? [
            {
              path: `grants.${index}.reversal.who`,
              message: `"${who}" is nobody that can take it back; name a role such as vendor.manager`,
            },
          ]
        : []
    }),
    ...model.tiers.flatMap((tier, index) =>
      tier.grants
        .filter(grant => !known.includes(grant))
        .map(grant => ({
          path: `tiers.${index}.grants`,
          message: `"${grant}" is no grant; grants are ${known.join(', ')}`,
        })),
    ),
    ...model.triggers.flatMap((trigger, index) =>
      checkEffects(model, undefined, trigger.then, `triggers.${index}.then`),
    ),
  ]
}

function checkLetters(model: Model, letters: Set<string>): ModelError[] {
  const missing = (letter: string, path: string) =>
    letter === 'none' || letters.has(letter)
      ? []
      : [{ path, message: `"${letter}" has no template; write emails/${letter}.tsx or name another` }]
  return [
    ...Object.entries(model.ladders).flatMap(([name, rungs]) =>
      rungs.flatMap((rung, index) => [
        ...missing(rung.letter, `ladders.${name}.${index}.letter`),
        ...(rung.to === 'system'
          ? [
              {
                path: `ladders.${name}.${index}.to`,
                message: '"system" reads no letters; name a role, "owner" or "sponsor"',
              },
            ]
          : []),
        ...checkDay(model, rung.on, `ladders.${name}.${index}.on`, new Set(['due', 'opened', 'opens'])),
      ]),
    ),
    ...Object.entries(model.plays).flatMap(([name, play]) =>
      play.tasks.flatMap((task, index) => [
        ...missing(task.letter, `plays.${name}.tasks.${index}.letter`),
        ...(task.invites ? missing(task.invites.letter, `plays.${name}.tasks.${index}.invites.letter`) : []),
      ]),
    ),
  ]
}

function checkScores(model: Model): ModelError[] {
  const { card } = model.scores
  const errors = Object.entries(card.weights).flatMap(([type, weights]) => {
    const sum = Object.values(weights).reduce((total, weight) => total + Math.round(weight * 1e6), 0)
    return sum === 1e6
      ? []
      : [{ path: `scores.card.weights.${type}`, message: `the weights sum up to ${sum / 1e6}, and must to 1` }]
  })
  for (const type of Object.keys(card.weights))
    if (type !== 'else' && !(partnerTypes as readonly string[]).includes(type))
      errors.push({
        path: `scores.card.weights.${type}`,
        message: `is no partner type; those are ${partnerTypes.join(', ')}`,
      })
  if (!card.weights.else)
    errors.push({ path: 'scores.card.weights.else', message: 'is missing: the weights of every other partner type' })
  if (card.meets >= card.exceeds)
    errors.push({ path: 'scores.card.meets', message: `must lie below exceeds, ${card.exceeds}` })
  return errors
}
