import { endpoint } from '../commands/endpoint.js'

export const agreementEndpoints = {
  record_agreement: endpoint(
    'POST /partnerships/:partnership/agreement',
    'Record the signed agreement, or a newly signed one',
  ),
  amend_agreement: endpoint(
    'PUT /partnerships/:partnership/agreement',
    'Amend, correct or renegotiate the agreement’s terms',
  ),
}
