import type { Partnership } from '../../database/entities/partnership.js'

/** A partnership as lists show it. */
export function shownInList(row: Partnership) {
  const { id, partner, model, entry, type, country, zone, stage, health, tier, manager, awaiting, overdue, opened, today, wakeOn, nextDeadline, agreementEnd, agreementDecision, pausedUntil, closedOn, started } = row
  return {
    id, partner: { id: partner.id, name: partner.name }, model: { name: model.name, version: model.version }, entry, type, country, zone, stage, health, tier,
    manager: { id: manager.id, name: manager.name }, awaiting, overdue, opened, today, nextDay: wakeOn, nextDeadline, agreementEnd, agreementDecision, pausedUntil, closedOn,
    state: closedOn ? 'over' : started ? 'running' : 'starting',
  }
}

/** What is known of it alone, beside the lists of what it holds. */
export function shownAlone(row: Partnership) {
  const { calendar, mainContact, team, number, beneath, warnedUntil, calendarMissing, fit, qualification, businessCase, closedReason, openUntil } = row
  return {
    ...shownInList(row), calendar: { name: calendar.name, version: calendar.version }, mainContact: mainContact.id, team, number, beneath, warnedUntil, calendarMissing, fit, qualification, businessCase, closedReason, openUntil,
    agreement: row.agreementStart && {
      start: row.agreementStart, end: row.agreementEnd, decision: row.agreementDecision, anchor: row.agreementAnchor, signed: row.agreementSigned, inForce: row.agreementInForce,
      autoRenew: row.autoRenew, noticeDays: row.noticeDays, termMonths: row.termMonths, clause: row.clause, renewals: row.renewals, renewalChoice: row.renewalChoice,
    },
  }
}
