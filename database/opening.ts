import type { EntityManager } from '@mikro-orm/postgresql'
import type { Event, EventOf } from '../lifecycle/event.js'
import { JournalGap, entryOf } from './journal.js'
import { prepared } from './prepared.js'
import { heldAtEntry } from './project/growth.js'
import { termsAt } from './project/partnership.js'

/** `project/partnership.ts` knows the same columns; the test that rebuilds rows from their journals holds the two together. */
const write = prepared('open partnership', `
  with opened as (
    insert into partnership (
      id, partner_id, main_contact_id, manager_id, team, model_name, model_version, calendar_name, calendar_version,
      entry, country, zone, type, stage, tier, opened, today, number,
      agreement_start, agreement_end, agreement_decision, agreement_anchor, agreement_signed, auto_renew, notice_days, term_months, clause
    ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, 1, $17, $18, $19, $20, $21, $22, $23, $24, $25)
  ), first as (
    insert into event (partnership_id, number, day, type, data, by) values ($1, 1, $16, $26, $27, $28)
  )
  insert into partner_grant (partnership_id, name, status, since, why) select $1, name, $29, $16, $30 from unnest($31::text[]) as name`)

/**
 * Commits the row and event 1 of a new partnership; its workflow is started after, by the API or by the sweeper. The contacts' rows say
 * already what the event says of them.
 * @throws UniqueConstraintViolationException if it was opened before.
 */
export async function openPartnership(em: EntityManager, partner: string, event: Event & EventOf<'partnership_opened'>): Promise<void> {
  if (event.number !== 1) throw new JournalGap(event.partnership, 1, event.number)
  const { partnership, mainContact, team, model, calendar, entry, country, zone, partnerType, stage, tier, day, grants } = event
  const agreed = termsAt(event)
  const { data, type, by } = entryOf(partnership, event)
  const { status, why } = heldAtEntry(day)
  await write(em, [
    partnership, partner, mainContact, team.manager, team, model.name, model.version, calendar.name, calendar.version,
    entry, country, zone, partnerType, stage, tier, day,
    agreed.agreementStart, agreed.agreementEnd, agreed.agreementDecision, agreed.agreementAnchor, agreed.agreementSigned, agreed.autoRenew, agreed.noticeDays, agreed.termMonths, agreed.clause,
    type, data, by, status, why, grants,
  ])
}
