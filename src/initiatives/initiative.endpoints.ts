import { commandSchemas } from '../../lifecycle/command.js'
import { rowId } from '../commands/asked.js'
import { endpoint } from '../commands/endpoint.js'
import { personId, personOrEmail } from '../people/named.js'

const { initiative: _made, owner: _named, ...opening } = commandSchemas.open_initiative.shape

export const growthEndpoints = {
  log_challenge: endpoint('POST /partnerships/:partnership/challenges', 'Log a challenge and how it was met'),
  open_improvement: endpoint('POST /partnerships/:partnership/improvement-plan', 'Open an improvement plan'),
  open_initiative: endpoint(
    'POST /partnerships/:partnership/initiatives',
    'Open an expansion, or wind a part down (`focus`)',
    {
      fields: { ...opening, owner: personOrEmail },
      prepare: async (data, asked, em) => ({
        ...data,
        initiative: rowId(asked, 'initiative'),
        owner: await personId(em, String(data.owner), 'owner'),
      }),
    },
  ),
  change_initiative: endpoint(
    'PATCH /partnerships/:partnership/initiatives/:initiative',
    'Change an initiative’s plan',
  ),
}
