import { z } from 'zod'
import { Customer } from '../../database/entities/customer.js'
import { rowId } from '../commands/asked.js'
import { type Prepare, endpoint } from '../commands/endpoint.js'
import { line } from '../edge/fields.js'

const customers = z
  .array(
    z.strictObject({
      name: line(),
      home: line().optional().describe('who looks after them afterwards, where that is known'),
    }),
  )
  .max(200)
  .describe('none is an answer too')

const stored: Prepare = async (data, asked, em) => {
  const rows = (data.customers as z.output<typeof customers>).map((customer, at) => ({
    id: rowId(asked, `customer ${at}`),
    partnership: asked.partnership,
    ...customer,
  }))
  if (rows.length > 0)
    await em.upsertMany(Customer, rows, {
      onConflictFields: ['id'],
      onConflictAction: 'ignore',
      disableIdentityMap: true,
    })
  return { customers: rows.map(({ id }) => id) }
}

export const exitEndpoints = {
  start_exit: endpoint('POST /partnerships/:partnership/exit', 'Give notice; the reason goes to the partner'),
  set_last_day: endpoint('PATCH /partnerships/:partnership/exit', 'Set another last day'),
  withdraw_exit: endpoint('DELETE /partnerships/:partnership/exit', 'Take the notice back, until the last day'),
  list_customers: endpoint(
    'PUT /partnerships/:partnership/exit/customers',
    'List the joint customers who need a next home',
    { fields: { customers }, prepare: stored },
  ),
}
