import { z } from 'zod'
import { figure } from './figure.js'
import { partnerRoles, partnerTypes, vendorRoles, type Who } from './people.js'

/**
 * The schema of a lifecycle model: versioned, immutable data, published after the check (check.ts). The eight nouns are
 * stages, days, plays, tasks, scores, triggers, letters (as rungs of ladders) and grants (in tiers or given by tasks).
 * Unknown fields are refused.
 *
 * Well-known plays, which the rules themselves start: `review`, `follow-up`, `propose-expansion`, `expand`, `improve`,
 * `decide-tier`, `renewal`, `vows`, `audit` (when a stage is entered with it), `exit`, `restore`.
 */
const name = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,40}$/, { error: 'must be a name such as product-training' })
const dayText = z.string().min(1).describe('a day, see expression.ts: "opened + 10 bd"')

export const wholeRoles = [
  ...partnerRoles.map(role => `partner.${role}` as const),
  'partner.main',
  'partner.all',
  ...vendorRoles.map(role => `vendor.${role}` as const),
  'both',
  'sponsor',
  'owner',
  'system',
] as const satisfies readonly Who[]
const who = z.enum(wholeRoles)

/** A number of the model: one for all, or one for some partner types or tiers. */
const number = z.int().min(0).max(10_000)
const numbers = z.object({ else: number }).catchall(number)

/**
 * What an answer or a silence brings about:
 * `nothing` | `start PLAY` | `close REASON` (recruiting) | `exit` | `renew` | `renegotiate` | `as agreed` (W2) |
 * `continue` (an audit passed) |
 * `extend onboarding` | `restart onboarding` | `miss review` | `initiative succeeded|dropped|folded_in` |
 * `improvement recovered|failed` | `promote` | `warn` | `keep tier` | `demote` | `keep partnership` (W3).
 */
export const effectPattern = oneOf(
  'nothing|exit|renew|renegotiate|as agreed|continue|(extend|restart) onboarding|miss review',
  'initiative (succeeded|dropped|folded_in)|improvement (recovered|failed)',
  'promote|warn|keep tier|demote|keep partnership|start [a-z][a-zA-Z0-9-]*|close [a-z][a-z_]*',
)
const effect = z
  .string()
  .regex(effectPattern, { error: 'must be an effect such as "start qualify", "close declined", "exit" or "nothing"' })
const effects = z.union([effect, z.array(effect).min(1)]).transform(given => (Array.isArray(given) ? given : [given]))

const rung = z.strictObject({
  on: dayText,
  to: who,
  kind: z.enum(['asked', 'due', 'overdue', 'escalated']),
  letter: name,
})

/** A task template; with `answers` it is a gate and must say what silence does. */
const task = z.strictObject({
  name,
  who: who.optional().describe('absent where each action or grant brings its own'),
  due: dayText.optional(),
  opens: dayText.optional().describe('when it is told; the play’s start unless said'),
  after: z.array(name).default([]),
  /** A score that must have passed (or been overridden by an admin) for any but an early answer. */
  needs: z.string().optional(),
  validate: who.optional(),
  ladder: z.string().default('task'),
  letter: z.string().default('tasks-assigned'),
  invites: z.strictObject({ to: who, letter: name }).optional(),
  meeting: z.boolean().default(false),
  milestone: z.boolean().default(false),
  optional: z.boolean().default(false),
  for: z.array(z.enum(partnerTypes)).optional(),
  form: z
    .enum([
      'fit',
      'qualification',
      'case',
      'agreement',
      'figures',
      'survey',
      'outcome',
      'progress',
      'clause',
      'customers',
      'home',
      'lessons',
    ])
    .optional(),
  each: z.enum(['action', 'customer', 'grant']).optional(),
  every: z
    .union([
      z.strictObject({ days: z.int().min(1), until: name }),
      z.strictObject({ number: z.literal('everyDays'), until: name }),
    ])
    .optional(),
  close: dayText.optional().describe('the last day on which an answer counts'),
  silent: effects.optional(),
  answers: z.record(z.string().regex(/^[a-z][a-z_-]*$/), effects).optional(),
  early: z.array(z.string()).default([]).describe('answers that need wait for nothing'),
  ahead: z.boolean().default(false).describe('whether it may be done before it opens'),
  failed: effects.optional().describe('when the score that it records does not pass'),
  grants: z.array(z.string()).default([]),
  stream: z.enum(['operations', 'assets', 'communication', 'knowledge', 'customers', 'access', 'review']).optional(),
})

const play = z.strictObject({
  days: z.record(z.string().regex(/^[A-Za-z][a-zA-Z0-9]{0,40}$/), dayText).default({}),
  /**
   * X1: each task at the earliest on its predecessor's day, those before the last day not after the transition's end.
   */
  ordered: z.boolean().default(false),
  /** What follows when the day `overrun` passes before the play is complete. */
  overrun: effects.optional(),
  tasks: z.array(task),
})

export const conditionPattern = oneOf(
  'agreement in force|closed|period ends|card ready|review over|review over while expanding',
  'initiative opened|initiatives closed|renewal opens|renewal decided|audit passed|exit begins|nothing left',
  '[a-z][a-zA-Z0-9-]* complete',
)
const condition = z
  .string()
  .regex(conditionPattern, {
    error: 'must be a reason such as "agreement in force", "onboard complete", "period ends" or "exit begins"',
  })

const stage = z.strictObject({
  /** Who may enter here, and the play that begins then. */
  entry: z.strictObject({ new: name.optional(), existing: name.optional(), renewed: name.optional() }).default({}),
  /** Plays that begin when the stage is first reached along the table. */
  plays: z.array(name).default([]),
  /** Which stages may follow, and why; the first that fits. `ended` is the end of every life. */
  next: z.record(name, z.array(condition).min(1)),
})

const weights = z.record(z.string(), z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), figure.positive().max(1)))
const judged = z.strictObject({
  items: z.array(z.string()).min(1),
  scale: z.tuple([figure, figure]),
  pass: z.strictObject({ mean: figure, each: figure }).optional(),
})

export const modelSchema = z.strictObject({
  name,
  title: z.string().max(200),
  numbers: z.record(z.string(), numbers),
  ladders: z.record(z.string(), z.array(rung)),
  scores: z.strictObject({
    fit: judged,
    qualification: judged,
    card: z.strictObject({
      weights,
      survey: z.string(),
      cap: figure.positive(),
      exceeds: figure.positive(),
      meets: figure.positive(),
      missing: figure.min(0).max(1),
    }),
  }),
  health: z.strictObject({
    watch: z.strictObject({ below: z.int().min(1), missed: z.int().min(1), silent: z.int().min(1) }),
    wayward: z.strictObject({ below: z.int().min(1), missed: z.int().min(1), silent: z.int().min(1) }),
  }),
  grants: z.array(z.strictObject({ name, reversal: z.strictObject({ who }).optional() })),
  tiers: z.array(z.strictObject({ name, grants: z.array(z.string()) })).min(1),
  triggers: z.array(
    z.strictObject({
      when: z.union([
        z.strictObject({ card: z.enum(['exceeds', 'below']), running: z.int().min(1) }),
        z.strictObject({ health: z.literal('wayward') }),
      ]),
      then: z.array(effect).min(1),
    }),
  ),
  reviews: z.strictObject({ begin: name, play: name }),
  plays: z.record(name, play),
  stages: z.record(name, stage),
})

export type Model = z.output<typeof modelSchema>
export type TaskTemplate = Model['plays'][string]['tasks'][number]
export type Play = Model['plays'][string]
export type Effect = string

/** The numbers that the rules read by name; the check demands them all. */
export const requiredNumbers = [
  'target',
  'hardStop',
  'cadence',
  'firstReview',
  'validation',
  'rejection',
  'extensionAnswer',
  'extensions',
  'invitationExtension',
  'longestExtension',
  'justAssigned',
  'grace',
  'longestPause',
  'renewalAhead',
  'noticePeriod',
  'transition',
  'closingChase',
] as const
export type NumberName = (typeof requiredNumbers)[number]

/** The plays that the rules themselves start; the check demands them all. */
export const requiredPlays = [
  'review',
  'follow-up',
  'propose-expansion',
  'expand',
  'improve',
  'decide-tier',
  'renewal',
  'vows',
  'exit',
  'restore',
] as const

function oneOf(...patterns: string[]): RegExp {
  return new RegExp(`^(${patterns.join('|')})$`)
}
