import { z } from 'zod'
import { exitReasons, initiativeKinds, outcomeDecisions } from './event.js'
import { isDay } from './day.js'
import { figure } from './figure.js'
import { type Actor, partnerRoles, partnerTypes, vendorRoles } from './people.js'
import { faultInNotice } from './terms.js'

/**
 * What a person can ask for: parsed at the edge (the API), decided in `decide`. Unknown fields are refused. Free text
 * and personal data are stored in PostgreSQL first; a command carries the row's id (`text`, `contact`, `customers`).
 * The only file of the core beside `model.ts` and `figure.ts` that knows the schema library; everything else imports
 * its types.
 */
const day = z
  .string()
  .refine(isDay, { error: 'must be a day that exists, like 2027-02-28' })
  .meta({ format: 'date', description: 'a civil day in the partner’s time zone' })
const id = z.uuid()
const text = id.describe('id of a stored text')
const task = z.string().regex(/^[a-z0-9][a-z0-9.-]{2,120}$/i, { error: 'must be a task id such as onboard-1.access' })
const vendorRole = z.enum(vendorRoles)
const review = z.int().min(1).max(400).describe('number of the review on the grid of quarters')
const kpi = z.string().regex(/^[a-z][a-z0-9_]{1,60}$/)
const person = z.strictObject({ side: z.enum(['partner', 'vendor']), id })

export const terms = z
  .strictObject({
    start: day,
    end: day.describe('the last day in force'),
    autoRenew: z.boolean(),
    noticeDays: z.int().min(0).max(730),
    termMonths: z.int().min(1).max(120).default(12),
    clause: z.enum(['any_time', 'end_of_term', 'for_cause']).optional(),
  })
  .refine(agreement => agreement.start < agreement.end, { error: 'end must lie after start', path: ['end'] })
  .superRefine((agreement, context) => {
    const fault = faultInNotice(agreement)
    if (fault) context.addIssue({ code: 'custom', path: [fault.path], message: fault.message })
  })

const action = z.strictObject({
  id,
  who: z.enum([
    'partner.partner_lead',
    'partner.sales',
    'partner.technical',
    'partner.marketing',
    'partner.legal',
    'partner.finance',
    'vendor.manager',
    'vendor.technical',
    'vendor.legal',
    'vendor.finance',
    'both',
  ]),
  due: day,
  text,
  assignee: person.optional(),
})

export const commandSchemas = {
  // recruiting
  send_invitation: z.strictObject({ text: text.optional() }),
  extend_invitation: z.strictObject({}),
  close_partnership: z.strictObject({
    reason: z.enum(['cancelled', 'not_now', 'not_pursued', 'declined']),
    text: text.optional(),
    until: day.optional(),
  }),
  record_qualification: z.strictObject({
    score: z.enum(['fit', 'qualification']),
    items: z.record(z.string(), figure.min(0).max(100)),
  }),
  record_business_case: z.strictObject({
    revenue: figure.min(0),
    cost: figure.min(0),
    paybackMonth: z.int().min(0).max(240).optional(),
  }),
  override_qualification: z.strictObject({ text }),
  record_agreement: z.strictObject({ terms }),
  amend_agreement: z.strictObject({ terms, why: z.enum(['amended', 'corrected', 'renegotiated']).default('amended') }),
  // tasks
  answer_task: z.strictObject({
    task,
    answer: z.string().min(1).max(40),
    text: text.optional(),
    until: day.optional(),
    clause: z.enum(['any_time', 'end_of_term', 'for_cause']).optional(),
    reason: z.enum(exitReasons).optional(),
  }),
  complete_task: z.strictObject({
    task,
    text: text.optional(),
    progress: figure.min(0).max(100).optional(),
    home: id.optional().describe('id of a stored text: where the customer goes on'),
  }),
  validate_task: z.strictObject({ task }),
  reject_task: z.strictObject({ task, text: text.optional() }),
  waive_task: z.strictObject({ task, text }),
  reassign_task: z.strictObject({ task, to: person }),
  ask_extension: z.strictObject({ task, until: day, text: text.optional() }),
  answer_extension: z.strictObject({ task, grant: z.boolean(), text: text.optional() }),
  move_meeting: z.strictObject({ task, to: day }),
  // reviews
  record_figures: z.strictObject({
    review,
    figures: z
      .array(z.strictObject({ kpi, value: figure, asOf: day, source: z.string().regex(/^[a-z0-9_-]{1,40}$/i) }))
      .min(1)
      .max(50),
  }),
  confirm_figures: z.strictObject({ review }),
  set_targets: z.strictObject({
    review: review.describe('the first review that the targets hold for'),
    targets: z.record(kpi, figure.min(0)),
  }),
  answer_survey: z.strictObject({ review, answers: z.array(z.int().min(1).max(5)).min(1).max(20) }),
  record_outcome: z.strictObject({
    review,
    decision: z.enum(outcomeDecisions),
    actions: z.array(action).max(30).default([]),
    targets: z.record(kpi, figure.min(0)).optional(),
    text: text.optional(),
    reason: z.enum(exitReasons).optional(),
  }),
  change_decision: z.strictObject({ review, text: text.optional() }),
  // growth, improvement, expansion
  log_challenge: z.strictObject({ text }),
  open_improvement: z.strictObject({ days: z.int().min(30).max(90).optional(), text: text.optional() }),
  open_initiative: z.strictObject({
    initiative: id,
    kind: z.enum(initiativeKinds),
    goal: day,
    owner: id,
    target: figure.optional(),
    everyDays: z.int().min(7).max(90).optional(),
    text: text.optional(),
  }),
  change_initiative: z.strictObject({
    initiative: id,
    goal: day.optional(),
    target: figure.optional(),
    everyDays: z.int().min(7).max(90).optional(),
    text: text.optional(),
  }),
  // tiers and grants
  give_grant: z.strictObject({ grant: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/) }),
  revoke_grant: z.strictObject({ grant: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/) }),
  // exit
  start_exit: z.strictObject({
    reason: z.enum(exitReasons),
    clause: z.enum(['any_time', 'end_of_term', 'for_cause']).default('any_time'),
    last: day.optional(),
    text: text.optional(),
  }),
  set_last_day: z.strictObject({
    last: day.optional(),
    clause: z.enum(['any_time', 'end_of_term', 'for_cause']).optional(),
  }),
  withdraw_exit: z.strictObject({ text: text.optional() }),
  list_customers: z.strictObject({
    customers: z.array(id).max(200).describe('ids of stored joint customers; none is an answer too'),
  }),
  // clock
  pause: z.strictObject({ until: day }),
  resume: z.strictObject({}),
  // people, place and type
  add_contact: z.strictObject({ contact: id, roles: z.array(z.enum(partnerRoles)) }),
  contact_left: z.strictObject({ contact: id, mainContact: id.optional() }),
  contact_bounced: z.strictObject({ contact: id }),
  contact_mended: z.strictObject({ contact: id }),
  change_contact_roles: z.strictObject({ contact: id, roles: z.array(z.enum(partnerRoles)) }),
  change_main_contact: z.strictObject({ contact: id }),
  change_team: z.strictObject({ role: vendorRole, person: id }),
  person_left: z.strictObject({
    person: id.describe('one of the vendor’s people who has a part in the partnership'),
    successor: id.optional().describe('who takes over everything that was theirs'),
    standIn: id.optional().describe('an admin, for parts that would fall to nobody'),
  }),
  person_bounced: z.strictObject({ person: id, standIn: id.optional() }),
  person_mended: z.strictObject({ person: id }),
  change_partner_type: z.strictObject({ to: z.enum(partnerTypes) }),
  change_place: z.strictObject({
    country: z.string().regex(/^[A-Z]{2}$/),
    zone: z.string().min(3).max(60),
    calendar: z.strictObject({ name: z.string(), version: z.int().min(1) }),
  }),
  change_calendar: z.strictObject({ calendar: z.strictObject({ name: z.string(), version: z.int().min(1) }) }),
  merge_partner: z.strictObject({ into: id }),
} as const

export type CommandType = keyof typeof commandSchemas
type Parsed<T extends CommandType> = z.output<(typeof commandSchemas)[T]>
/**
 * What a command says beside who asks. (An empty strict object parses to an index signature of `never`, which nothing
 * can be joined with.)
 */
export type CommandData<T extends CommandType> = {
  [K in keyof Parsed<T> as string extends K ? never : K]: Parsed<T>[K]
}
/**
 * `id` is the caller's idempotency key, also the update's id; asked twice it is answered twice with what happened once.
 */
export type Command = { [T in CommandType]: { id: string; by: Actor; type: T } & CommandData<T> }[CommandType]

/** Why a command was not carried out; a refusal adds no event of its own. */
export interface Refusal {
  code: RefusalCode
  /** In words for the person who asked: what was wrong and what would be right. No personal data. */
  message: string
}

export type RefusalCode =
  | 'closed'
  | 'not_now_in_life'
  | 'unknown_task'
  | 'task_not_open'
  | 'task_waits'
  | 'unknown_answer'
  | 'not_the_one_who_answers'
  | 'needs_admin'
  | 'needs_reason'
  | 'not_qualified'
  | 'not_validatable'
  | 'nothing_to_validate'
  | 'unknown_contact'
  | 'unknown_person'
  | 'unknown_review'
  | 'review_not_open'
  | 'unknown_kpi'
  | 'unknown_item'
  | 'unknown_grant'
  | 'already_so'
  | 'day_in_the_past'
  | 'day_too_late'
  | 'not_a_business_day'
  | 'already_pending'
  | 'nothing_pending'
  | 'too_often'
  | 'no_agreement'
  | 'exit_not_open'
  | 'exit_open'
  | 'unknown_initiative'
  | 'invalid'
