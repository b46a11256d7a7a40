import { type EntityManager, raw } from '@mikro-orm/postgresql'
import type { Write } from '../as-one.js'
import type { Event } from '../../lifecycle/event.js'
import type { State } from '../../lifecycle/state.js'
import { Contact } from '../entities/contact.js'
import { Customer } from '../entities/customer.js'
import { Partner } from '../entities/partner.js'
import { Partnership } from '../entities/partnership.js'
import { fresh } from './table.js'

/**
 * Contacts, with names and addresses, are stored before any command names them; what the journal says of them is set
 * here.
 */
export const changedContacts = (em: EntityManager, before: State | undefined, after: State) =>
  fresh(before?.contacts, after.contacts).map(({ id, roles, bounced = false, left = false }) =>
    em.createQueryBuilder(Contact).update({ roles, bounced, left }).where({ id }),
  )

/**
 * A joint customer's next home, in the words of the text that names it while it is kept; and the partner that this one
 * was merged into.
 */
export const spokenOf = (em: EntityManager, { partnership, ended }: State, events: readonly Event[]): Write[] => [
  ...ended.tasks.flatMap(({ subject: id, end: { data } }) =>
    id && typeof data?.home === 'string'
      ? [
          em
            .createQueryBuilder(Customer)
            .update({ home: raw('coalesce((select body from "text" where id::text = ?), home)', [data.home]) })
            .where({ id, partnership }),
        ]
      : [],
  ),
  ...events.flatMap(event =>
    event.type === 'partner_merged'
      ? [
          em
            .createQueryBuilder(Partner)
            .update({ mergedInto: event.into })
            .where({ id: partnerOf(em, partnership) }),
        ]
      : [],
  ),
]

const partnerOf = (em: EntityManager, partnership: string) => ({
  $in: em.createQueryBuilder(Partnership).select('partner').where({ id: partnership }),
})
