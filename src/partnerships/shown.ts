import { z } from 'zod'
import { type Partnership, clauses, entries, healths, renewalChoices } from '../../database/entities/partnership.js'
import { partnerTypes } from '../../lifecycle/people.js'
import { workflowId } from '../../workflows/contract.js'
import { day, id, instant, published } from '../edge/fields.js'

export const code = z.string().describe('short name, of the company’s or given by an admin')
export const workflow = z.string().describe('id of its workflow in the engine')
const named = z.object({ id, name: z.string() })

export const partnershipInListSchema = z
  .object({
    id,
    code,
    workflow,
    partner: named,
    model: published,
    entry: z.enum(entries).describe('as what it began here'),
    type: z.enum(partnerTypes),
    country: z.string().describe('ISO 3166-1 country code'),
    zone: z.string().describe('IANA time zone of its civil days'),
    stage: z.string().describe('in the model’s words'),
    health: z.enum(healths),
    tier: z.string().describe('in the model’s words'),
    manager: named,
    awaiting: z.string().describe('what it waits for, and of whom; empty when it was never said'),
    overdue: z.int().min(0).describe('open tasks past their due day'),
    opened: day,
    today: day.describe('its civil day when it last looked'),
    nextDay: day.nullable().describe('when it looks again unless somebody asks before'),
    nextDeadline: instant.nullable().describe('when the next due day of an open task ends'),
    agreementEnd: day.nullable().describe('the last day in force'),
    agreementDecision: day.nullable().describe('the day by which a renewal is decided'),
    pausedUntil: day.nullable(),
    closedOn: day.nullable(),
    state: z
      .enum(['starting', 'running', 'over'])
      .describe('`starting` until its first step, which follows as soon as the engine and a worker are there'),
  })
  .meta({ id: 'PartnershipInList' })

const weighing = z
  .object({
    day,
    items: z.record(z.string(), z.number()),
    mean: z.number(),
    lowest: z.number(),
    band: z.string().describe('in the model’s words'),
  })
  .meta({ id: 'Weighing' })
const businessCase = z.object({ day, revenue: z.number(), cost: z.number(), paybackMonth: z.int().optional() })
const agreement = z.object({
  start: day,
  end: day.describe('the last day in force'),
  decision: day.describe('the day by which a renewal is decided'),
  anchor: day.describe('the day from which quarters are counted'),
  signed: day,
  inForce: z.boolean(),
  autoRenew: z.boolean(),
  noticeDays: z.int().min(0),
  termMonths: z.int().min(1).describe('what a renewal adds'),
  clause: z.enum(clauses).nullable().describe('by which silence would end it'),
  renewals: z.int().min(0).describe('how often it was renewed'),
  renewalChoice: z.enum(renewalChoices).nullable(),
})

export const partnershipAloneSchema = partnershipInListSchema.extend({
  calendar: published,
  mainContact: id,
  team: z
    .object({ manager: id, sponsor: id, technical: id.optional(), legal: id.optional(), finance: id.optional() })
    .describe('the vendor’s people by role; a role without one falls to the manager'),
  number: z.int().min(1).describe('of the last event in the journal'),
  beneath: z.string().nullable().describe('the stage that the loop stands in beneath another'),
  warnedUntil: day.nullable().describe('the day by which the tier is decided'),
  calendarMissing: z.boolean().describe('holidays of its place or year are not known'),
  fit: weighing.nullable(),
  qualification: weighing.nullable(),
  businessCase: businessCase.nullable(),
  closedReason: z.string().nullable(),
  openUntil: day.nullable().describe('the door is open until then'),
  agreement: agreement.nullable(),
})

/** A partnership as lists show it. */
export function shownInList(row: Partnership) {
  const {
    id,
    code,
    partner,
    model,
    entry,
    type,
    country,
    zone,
    stage,
    health,
    tier,
    manager,
    awaiting,
    overdue,
    opened,
    today,
    wakeOn,
    nextDeadline,
    agreementEnd,
    agreementDecision,
    pausedUntil,
    closedOn,
    started,
  } = row
  return {
    id,
    code,
    workflow: workflowId(code),
    partner: { id: partner.id, name: partner.name },
    model: { name: model.name, version: model.version },
    entry,
    type,
    country,
    zone,
    stage,
    health,
    tier,
    manager: { id: manager.id, name: manager.name },
    awaiting,
    overdue,
    opened,
    today,
    nextDay: wakeOn,
    nextDeadline,
    agreementEnd,
    agreementDecision,
    pausedUntil,
    closedOn,
    state: closedOn ? 'over' : started ? 'running' : 'starting',
  }
}

/** What is known of it alone, beside the lists of what it holds. */
export function shownAlone(row: Partnership) {
  const {
    calendar,
    mainContact,
    team,
    number,
    beneath,
    warnedUntil,
    calendarMissing,
    fit,
    qualification,
    businessCase,
    closedReason,
    openUntil,
  } = row
  return {
    ...shownInList(row),
    calendar: { name: calendar.name, version: calendar.version },
    mainContact: mainContact.id,
    team,
    number,
    beneath,
    warnedUntil,
    calendarMissing,
    fit,
    qualification,
    businessCase,
    closedReason,
    openUntil,
    agreement: row.agreementStart && {
      start: row.agreementStart,
      end: row.agreementEnd,
      decision: row.agreementDecision,
      anchor: row.agreementAnchor,
      signed: row.agreementSigned,
      inForce: row.agreementInForce,
      autoRenew: row.autoRenew,
      noticeDays: row.noticeDays,
      termMonths: row.termMonths,
      clause: row.clause,
      renewals: row.renewals,
      renewalChoice: row.renewalChoice,
    },
  }
}
