import { endpoint } from '../commands/endpoint.js'
import { z } from 'zod'
import { assignedTo, personOrEmail } from '../people/named.js'
import { id } from '../edge/fields.js'

const task = '/partnerships/:partnership/tasks/:task' as const

const to = z.discriminatedUnion('side', [
  z.strictObject({ side: z.literal('vendor'), id: personOrEmail }),
  z.strictObject({ side: z.literal('partner'), id }),
])

export const taskEndpoints = {
  complete_task: endpoint(
    `POST ${task}/completion`,
    'Complete a task, or hand it in where the other side validates it',
  ),
  answer_task: endpoint(`POST ${task}/answer`, 'Answer a question (a gate) with one of its answers'),
  validate_task: endpoint(`POST ${task}/validation`, 'Accept what was handed in'),
  reject_task: endpoint(`POST ${task}/rejection`, 'Send back what was handed in; it gets new days'),
  waive_task: endpoint(`POST ${task}/waiver`, 'Let a task go, with the reason; admins only'),
  reassign_task: endpoint(`PUT ${task}/assignment`, 'Give a task to a named person', {
    fields: { to },
    prepare: assignedTo,
  }),
  ask_extension: endpoint(`POST ${task}/extension-requests`, 'Ask for a later day'),
  answer_extension: endpoint(`POST ${task}/extension-decision`, 'Grant or refuse the later day that was asked for'),
  move_meeting: endpoint(`PUT ${task}/meeting-day`, 'Move a meeting to another business day'),
}
