import { standInFor } from '../../database/vendor-people.js'
import { type Prepare, endpoint } from '../commands/endpoint.js'
import { personId, personOrEmail } from './named.js'

const person = '/partnerships/:partnership/people/:person' as const

/** An admin stands in where a part would fall to nobody; the rules know no admins. */
const withStandIn: Prepare = async ({ person, successor }, _asked, em) => ({
  person,
  ...(successor !== undefined && { successor: await personId(em, String(successor), 'successor') }),
  ...(await standInFor(em, String(person))),
})

export const personEndpoints = {
  person_left: endpoint(
    `POST ${person}/departure`,
    'Say that one of the vendor’s people is no longer there for this partnership, and who takes '
      + 'over; of all theirs at once: POST /people/:person/departure',
    { fields: { successor: personOrEmail.optional() }, prepare: withStandIn },
  ),
  person_bounced: endpoint(
    `POST ${person}/bounce`,
    'Say that the address of one of the vendor’s people does not take letters',
    { fields: {}, prepare: withStandIn },
  ),
  person_mended: endpoint(`DELETE ${person}/bounce`, 'Say that it takes letters again'),
}
