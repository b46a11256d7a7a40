import { z } from 'zod'
import { Partner } from '../../database/entities/partner.js'
import { Partnership } from '../../database/entities/partnership.js'
import { newestCalendar, calendarNamed } from '../calendars/newest.js'
import { unknownPartnership } from '../commands/commands.js'
import { type Prepare, endpoint } from '../commands/endpoint.js'
import { country, region, zone } from '../edge/fields.js'
import { invalid } from '../edge/validation.js'
import { personId, personOrEmail } from '../people/named.js'

const partnership = '/partnerships/:partnership' as const

const byTheCalendarThere: Prepare = async ({ country, region, zone }, _asked, em) => ({
  country,
  zone,
  calendar: await newestCalendar(em, String(country), region as string | undefined),
})

const itsCalendar: Prepare = async ({ version }, asked, em) => {
  const row = await em.findOne(Partnership, asked.partnership)
  if (!row) throw unknownPartnership(asked.partnership)
  return { calendar: await calendarNamed(em, row.calendar.name, version as number | undefined) }
}

const intoAnother: Prepare = async ({ into }, asked, em) => {
  const [row, partner] = await Promise.all([
    em.fork().findOne(Partnership, asked.partnership),
    em.findOne(Partner, String(into)),
  ])
  if (!partner || partner.mergedInto)
    throw invalid([{ path: 'into', message: 'must be the id of a partner that stands by itself' }])
  if (row?.partner.id === into) throw invalid([{ path: 'into', message: 'is this partner already' }])
  return { into }
}

export const standingEndpoints = {
  change_team: endpoint(`PUT ${partnership}/team/:role`, 'Name who fills a vendor role', {
    fields: { person: personOrEmail },
    prepare: async (data, _asked, em) => ({ ...data, person: await personId(em, String(data.person), 'person') }),
  }),
  change_partner_type: endpoint(`PUT ${partnership}/partner-type`, 'Change the partner’s type'),
  change_place: endpoint(
    `PUT ${partnership}/place`,
    'Move the partner to another country or time zone, with the calendar there',
    { fields: { country, region: region.optional(), zone }, prepare: byTheCalendarThere },
  ),
  change_calendar: endpoint(
    `PUT ${partnership}/calendar`,
    'Go by another version of the calendar: the newest unless said',
    { fields: { version: z.int().min(1).optional() }, prepare: itsCalendar },
  ),
  merge_partner: endpoint(`POST ${partnership}/merge`, 'Say that the partner was merged into another', {
    prepare: intoAnother,
  }),
  pause: endpoint(
    `POST ${partnership}/pause`,
    'Pause until a day, at most 90 days ahead; due days move, contract days do not',
  ),
  resume: endpoint(`DELETE ${partnership}/pause`, 'Go on before the pause is over'),
}
