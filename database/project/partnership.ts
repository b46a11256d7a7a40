import type { Event, EventOf, SignedAgreement, TermsOfAgreement } from '../../lifecycle/event.js'
import { Partner } from '../entities/partner.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

/** The query builder takes a key of two columns as its parts. */
const keyOf = ({ name, version }: { name: string; version: number }): [string, number] => [name, version]

/** What a partnership's row is at its first event; with the blanks it is also what a rebuild begins from. */
export function opening(event: Of<'partnership_opened'>) {
  return {
    model: keyOf(event.model),
    calendar: keyOf(event.calendar),
    mainContact: event.mainContact,
    manager: event.team.manager,
    team: event.team,
    entry: event.entry,
    country: event.country,
    zone: event.zone,
    type: event.partnerType,
    stage: event.stage,
    tier: event.tier,
    opened: event.day,
    today: event.day,
    number: event.number,
  }
}

/** Everything that later events set, unset. */
export const blanks = {
  beneath: null,
  health: 'healthy',
  warnedUntil: null,
  pausedUntil: null,
  calendarMissing: false,
  fit: null,
  qualification: null,
  businessCase: null,
  agreementStart: null,
  agreementEnd: null,
  agreementDecision: null,
  agreementAnchor: null,
  agreementSigned: null,
  agreementInForce: false,
  autoRenew: null,
  noticeDays: null,
  termMonths: null,
  clause: null,
  renewals: 0,
  renewalChoice: null,
  closedOn: null,
  closedReason: null,
  openUntil: null,
} as const

const terms = ({ start, end, autoRenew, noticeDays, termMonths, clause }: TermsOfAgreement) => ({
  agreementStart: start,
  agreementEnd: end,
  autoRenew,
  noticeDays,
  termMonths,
  clause: clause ?? null,
})

const signed = (agreement: SignedAgreement) => ({
  ...terms(agreement.terms),
  agreementDecision: agreement.decision,
  agreementAnchor: agreement.anchor,
  agreementSigned: agreement.signed,
})

/** An existing partner's agreement, known at the first event. */
export const termsAt = ({ agreement }: Of<'partnership_opened'>): Partial<ReturnType<typeof signed>> =>
  agreement ? signed(agreement) : {}

export const partnership = {
  openedUnder: (rows: Rows, event: Of<'partnership_opened'>) => rows.set(termsAt(event)),
  stageEntered: (rows: Rows, event: Of<'stage_entered'>) =>
    rows.set({ stage: event.stage, beneath: event.beneath ?? null }),
  vowsBegun: (rows: Rows, event: Of<'vows_begun'>) =>
    rows.set({ beneath: rows.partnership.beneath ?? rows.partnership.stage, stage: event.stage }),
  vowsCompleted: (rows: Rows, event: Of<'vows_completed' | 'vows_ended'>) =>
    rows.set({ stage: event.stage, beneath: null }),
  withdrawn: (rows: Rows, event: Of<'exit_withdrawn'>) =>
    rows.set({
      stage: event.stage,
      ...(event.grace && rows.partnership.warnedUntil && { warnedUntil: event.grace }),
      ...(rows.partnership.renewalChoice === 'exit' && { renewalChoice: null }),
    }),
  /** The vows end with whatever else ran; the loop's own stage is what the exit is entered from. */
  exitStarted: (rows: Rows) =>
    rows.set({ pausedUntil: null, stage: rows.partnership.beneath ?? rows.partnership.stage, beneath: null }),
  closed: (rows: Rows, event: Of<'partnership_closed'>) =>
    rows.set({ closedOn: event.day, closedReason: event.reason, openUntil: event.until ?? null }),
  ended: (rows: Rows, event: Of<'partnership_ended'>) => rows.set({ closedOn: event.day, closedReason: event.reason }),
  paused: (rows: Rows, event: Of<'paused'>) => rows.set({ pausedUntil: event.until }),
  resumed: (rows: Rows) => rows.set({ pausedUntil: null }),
  healthChanged: (rows: Rows, event: Of<'health_changed'>) => rows.set({ health: event.to }),
  promoted: (rows: Rows, event: Of<'promoted' | 'demoted'>) => rows.set({ tier: event.to, warnedUntil: null }),
  warned: (rows: Rows, event: Of<'warned'>) => rows.set({ warnedUntil: event.decideBy }),
  warningCleared: (rows: Rows) => rows.set({ warnedUntil: null }),
  typeChanged: (rows: Rows, event: Of<'partner_type_changed'>) => rows.set({ type: event.to }),
  teamChanged: (rows: Rows, event: Of<'team_changed'>) =>
    rows.set({
      team: { ...rows.partnership.team, [event.role]: event.person },
      ...(event.role === 'manager' && { manager: event.person }),
    }),
  personLeft: (rows: Rows, { team }: Of<'person_left'>) => rows.set({ team, manager: team.manager }),
  placeChanged: (rows: Rows, event: Of<'place_changed'>) => {
    rows.set({ country: event.country, zone: event.zone })
    partnership.calendarChanged(rows, event)
  },
  calendarChanged: (rows: Rows, event: Of<'calendar_changed' | 'place_changed'>) =>
    rows.set({ calendar: keyOf(event.calendar), calendarMissing: false }),
  calendarMissing: (rows: Rows) => rows.set({ calendarMissing: true }),
  mainContact: (rows: Rows, event: Of<'main_contact_changed'>) => rows.set({ mainContact: event.contact }),
  merged: async (rows: Rows, event: Of<'partner_merged'>) => {
    const partner = await rows.em.findOneOrFail(Partner, rows.partnership.partner)
    partner.mergedInto = event.into
  },

  qualified: (rows: Rows, { score, items, mean, lowest, band, day }: Of<'qualification_recorded'>) =>
    rows.set({ [score]: { day, items, mean, lowest, band } }),
  businessCase: (rows: Rows, { revenue, cost, paybackMonth, day }: Of<'business_case_recorded'>) =>
    rows.set({ businessCase: { day, revenue, cost, ...(paybackMonth !== undefined && { paybackMonth }) } }),

  agreed: (rows: Rows, event: Of<'agreement_recorded'>) =>
    rows.set({ ...signed(event), agreementInForce: false, renewals: 0, renewalChoice: null }),
  amended: (rows: Rows, event: Of<'agreement_amended'>) =>
    rows.set({ ...terms(event.terms), agreementDecision: event.decision, renewals: 0, renewalChoice: null }),
  inForce: (rows: Rows) => rows.set({ agreementInForce: true }),
  renewalDecided: (rows: Rows, event: Of<'renewal_decided'>) => rows.set({ renewalChoice: event.choice }),
  renewed: (rows: Rows, event: Of<'agreement_renewed'>) =>
    rows.set({
      agreementStart: event.start,
      agreementEnd: event.end,
      agreementDecision: event.decision,
      renewals: event.times,
      renewalChoice: null,
    }),
}
