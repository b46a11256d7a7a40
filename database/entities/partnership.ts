import { defineEntity, p } from '@mikro-orm/core'
import type { Health, ExitClause } from '../../lifecycle/event.js'
import type { VendorTeam } from '../../lifecycle/people.js'
import type { BusinessCase, State, Weighed } from '../../lifecycle/state.js'
import { every } from '../every.js'
import { PublishedCalendar } from './calendar.js'
import { Contact } from './contact.js'
import { LifecycleModel } from './lifecycle-model.js'
import { Partner, partnerTypes } from './partner.js'
import { VendorPerson } from './vendor-person.js'

export const healths = every<Health>({ healthy: true, watch: true, wayward: true })
export const clauses = every<ExitClause>({ any_time: true, end_of_term: true, for_cause: true })

export const entries = every<State['entry']>({ new: true, existing: true, renewed: true })
export const renewalChoices = ['renew', 'renegotiate', 'exit'] as const

const schema = defineEntity({
  name: 'Partnership',
  properties: {
    id: p.uuid().primary(),
    /** What operations and the engine call it; chosen at the opening, not from the journal, and never changed. */
    code: p.text().unique(),
    partner: () => p.manyToOne(Partner),
    model: () => p.manyToOne(LifecycleModel).joinColumns('model_name', 'model_version').updateRule('no action'),
    calendar: () =>
      p.manyToOne(PublishedCalendar).joinColumns('calendar_name', 'calendar_version').updateRule('no action'),
    entry: p.enum(entries),
    country: p.string().length(2),
    zone: p.text(),
    type: p.enum(partnerTypes),
    mainContact: () => p.manyToOne(Contact),
    team: p.json<VendorTeam>(),
    manager: () => p.manyToOne(VendorPerson),

    /** The folded journal, from which the next step goes on; absent, it is folded anew. */
    state: p.json<State>().nullable().lazy(),
    /** Of the last event in the journal. */
    number: p.integer().check('number > 0'),
    /** The partnership's civil day at its last step; it never goes back (C1). */
    today: p.date(),
    opened: p.date(),
    stage: p.text(),
    beneath: p.text().nullable(),
    health: p.enum(healths).default('healthy'),
    tier: p.text(),
    warnedUntil: p.date().nullable(),
    pausedUntil: p.date().nullable(),
    calendarMissing: p.boolean().default(false),
    fit: p.json<Weighed>().nullable(),
    qualification: p.json<Weighed>().nullable(),
    businessCase: p.json<BusinessCase>().nullable(),

    agreementStart: p.date().nullable(),
    agreementEnd: p.date().nullable(),
    agreementDecision: p.date().nullable(),
    agreementAnchor: p.date().nullable(),
    agreementSigned: p.date().nullable(),
    agreementInForce: p.boolean().default(false),
    autoRenew: p.boolean().nullable(),
    noticeDays: p.integer().nullable(),
    termMonths: p.integer().nullable(),
    clause: p.enum(clauses).nullable(),
    renewals: p.integer().default(0),
    renewalChoice: p.enum(renewalChoices).nullable(),

    closedOn: p.date().nullable(),
    closedReason: p.text().nullable(),
    /** The door is open until then. */
    openUntil: p.date().nullable(),

    /** What the workflow last said of itself; not from the journal, so no rebuild touches these. */
    awaiting: p.text().default(''),
    wakeAt: p.datetime().nullable(),
    wakeOn: p.date().nullable(),
    nextDeadline: p.datetime().nullable(),
    overdue: p.integer().default(0),
    /** Whether its workflow ever was at work: its first step says so. The sweeper starts those without. */
    started: p.boolean().default(false),
  },
  indexes: [
    { properties: 'partner' },
    { properties: ['manager', 'health'] },
    { properties: 'stage' },
    { properties: 'wakeAt' },
    { properties: 'agreementDecision' },
    { properties: 'started', where: { started: false }, name: 'partnership_not_started_index' },
  ],
})

/** One relationship with one partner, as lists, searches and reports see it. Its truth is the journal. */
export class Partnership extends schema.class {
  isOver(): boolean {
    return Boolean(this.closedOn)
  }
}
schema.setClass(Partnership)
