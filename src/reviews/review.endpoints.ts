import { z } from 'zod'
import { commandSchemas } from '../../lifecycle/command.js'
import { type Prepare, endpoint } from '../commands/endpoint.js'
import { rowId } from '../commands/asked.js'
import { freeText } from '../edge/fields.js'
import { assigneeId } from '../people/named.js'

const review = '/partnerships/:partnership/reviews/:review' as const
const { actions, ...outcome } = commandSchemas.record_outcome.shape
const { who, due, assignee } = actions.unwrap().element.shape

/** Callers write what is to be done; the ids of the action and of its words are made here. */
const action = z.strictObject({ who, due, text: freeText, assignee })

const withActionIds: Prepare = async (data, asked, em) => ({
  ...data,
  actions: await Promise.all(
    (data.actions as z.output<typeof action>[]).map(async ({ assignee, ...rest }, at) => ({
      id: rowId(asked, `action ${at}`),
      ...rest,
      ...(assignee && { assignee: await assigneeId(em, asked.partnership, assignee, `actions[${at}].assignee.id`) }),
    })),
  ),
})

export const reviewEndpoints = {
  record_figures: endpoint(`POST ${review}/figures`, 'Record or correct figures of the review’s period'),
  confirm_figures: endpoint(`PUT ${review}/figures-confirmation`, 'Say that the figures are complete'),
  answer_survey: endpoint(
    `POST ${review}/survey`,
    'Answer the satisfaction survey; for contacts, who do so from their letter',
  ),
  record_outcome: endpoint(
    `POST ${review}/outcome`,
    'Record what the meeting decided, with follow-up actions and new targets',
    { fields: { ...outcome, actions: z.array(action).max(30).default([]) }, prepare: withActionIds },
  ),
  change_decision: endpoint(`PUT ${review}/decision`, 'Change a past decision after a late or corrected figure'),
  set_targets: endpoint('PUT /partnerships/:partnership/targets', 'Set targets from a review on'),
}
