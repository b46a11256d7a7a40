import type { CommandType } from '../../lifecycle/command.js'
import { agreementEndpoints } from '../agreements/agreement.endpoints.js'
import { exitEndpoints } from '../exits/exit.endpoints.js'
import { grantEndpoints } from '../grants/grant.endpoints.js'
import { growthEndpoints } from '../initiatives/initiative.endpoints.js'
import { recruitingEndpoints } from '../invitations/invitation.endpoints.js'
import { contactEndpoints } from '../partners/contact.endpoints.js'
import { standingEndpoints } from '../partnerships/partnership.endpoints.js'
import { reviewEndpoints } from '../reviews/review.endpoints.js'
import { personEndpoints } from '../people/person.endpoints.js'
import { taskEndpoints } from '../tasks/task.endpoints.js'
import type { Endpoint } from './endpoint.js'

/** By the noun that the documentation lists them under. */
export const endpointsByNoun = {
  recruiting: recruitingEndpoints,
  agreement: agreementEndpoints,
  tasks: taskEndpoints,
  reviews: reviewEndpoints,
  growth: growthEndpoints,
  grants: grantEndpoints,
  exit: exitEndpoints,
  contacts: contactEndpoints,
  team: personEndpoints,
  standing: standingEndpoints,
}

/** Every command has its one endpoint; the compiler names one that is missing. */
export const allEndpoints: Record<CommandType, Endpoint> = {
  ...recruitingEndpoints,
  ...agreementEndpoints,
  ...taskEndpoints,
  ...reviewEndpoints,
  ...growthEndpoints,
  ...grantEndpoints,
  ...exitEndpoints,
  ...contactEndpoints,
  ...personEndpoints,
  ...standingEndpoints,
}
