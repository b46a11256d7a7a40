import type { EntityManager } from '@mikro-orm/postgresql'
import type { Event, EventOf } from '../lifecycle/event.js'
import { JournalGap, entryOf } from './journal.js'
import { prepared } from './prepared.js'
import { heldAtEntry } from './project/growth.js'
import { opening, termsAt } from './project/partnership.js'

/** What goes into the columns is said by `project/partnership.ts`. */
const write = prepared(
  'open partnership',
  `
  with opened as (
    insert into partnership (
      id, partner_id, main_contact_id, manager_id, team, model_name, model_version, calendar_name, calendar_version,
      entry, country, zone, type, stage, tier, opened, today, number,
      agreement_start, agreement_end, agreement_decision, agreement_anchor, agreement_signed, auto_renew, notice_days, term_months, clause, code
    ) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, 1, $17, $18, $19, $20, $21, $22, $23, $24, $25, $32)
  ), first as (
    insert into event (partnership_id, number, day, type, data, by) values ($1, 1, $16, $26, $27, $28)
  )
  insert into partner_grant (partnership_id, name, status, since, why) select $1, name, $29, $16, $30 from unnest($31::text[]) as name`,
)

/**
 * Commits the row and event 1 of a new partnership; its workflow is started after, by the API or by the sweeper. The
 * contacts' rows say already what the event says of them.
 * @throws UniqueConstraintViolationException if it was opened before, or if another has the code.
 */
export async function openPartnership(
  em: EntityManager,
  partner: string,
  event: Event & EventOf<'partnership_opened'>,
  code: string,
): Promise<void> {
  if (event.number !== 1) throw new JournalGap(event.partnership, 1, event.number)
  const { partnership, day, grants } = event
  const row = { ...opening(event), ...termsAt(event) }
  const { data, type, by } = entryOf(partnership, event)
  const { status, why } = heldAtEntry(day)
  await write(em, [
    partnership,
    partner,
    row.mainContact,
    row.manager,
    row.team,
    ...row.model,
    ...row.calendar,
    row.entry,
    row.country,
    row.zone,
    row.type,
    row.stage,
    row.tier,
    row.opened,
    row.agreementStart,
    row.agreementEnd,
    row.agreementDecision,
    row.agreementAnchor,
    row.agreementSigned,
    row.autoRenew,
    row.noticeDays,
    row.termMonths,
    row.clause,
    type,
    data,
    by,
    status,
    why,
    grants,
    code,
  ])
}
