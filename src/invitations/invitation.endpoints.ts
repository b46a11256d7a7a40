import { Vendor } from '../../database/entities/vendor.js'
import { type Prepare, endpoint } from '../commands/endpoint.js'

const partnership = '/partnerships/:partnership' as const

const orTheProposition: Prepare = async (data, _asked, em) => {
  const text = data.text ?? (await em.findOne(Vendor, 1))?.valueProposition
  return text ? { ...data, text } : data
}

export const recruitingEndpoints = {
  send_invitation: endpoint(
    `POST ${partnership}/invitation`,
    'Invite the partner, with words of your own or the vendor’s value proposition',
    { prepare: orTheProposition },
  ),
  extend_invitation: endpoint(`POST ${partnership}/invitation/extension`, 'Give the partner longer to answer; once'),
  record_qualification: endpoint(
    `PUT ${partnership}/qualifications/:score`,
    'Record how the partner was weighed: `fit` or `qualification` (the four Cs)',
  ),
  override_qualification: endpoint(
    `PUT ${partnership}/qualification-override`,
    'Let a partner sign that did not pass, with the reason; admins only',
  ),
  record_business_case: endpoint(
    `PUT ${partnership}/business-case`,
    'Record expected revenue, cost to serve and the month that pays back',
  ),
  close_partnership: endpoint(
    `POST ${partnership}/closure`,
    'Close a partnership that is still recruiting: cancelled, not now, not pursued or declined',
  ),
}
