import { endpoint } from '../commands/endpoint.js'

export const grantEndpoints = {
  give_grant: endpoint('PUT /partnerships/:partnership/grants/:grant', 'Give something beyond what the tier brings'),
  revoke_grant: endpoint('DELETE /partnerships/:partnership/grants/:grant', 'Take back what was given'),
}
