import { z } from 'zod'
import { letterKinds } from '../../database/entities/letter.js'
import { taskStatuses } from '../../database/entities/task.js'
import { wholeRoles } from '../../lifecycle/model.js'
import { day, someone, textId } from '../edge/fields.js'

const who = z.enum(wholeRoles)

const rung = z.object({
  on: day,
  to: who,
  kind: z.enum(letterKinds),
  letter: z.string(),
  rung: z.string().describe('in rule words, such as `due - 5 bd`'),
})

/** A task as it is shown: its row without the partnership. */
export const taskSchema = z
  .object({
    id: z.string().describe('such as onboard-1.access'),
    run: z.string().describe('the run of the play that laid it, such as onboard-1'),
    name: z.string(),
    play: z.string(),
    subject: z
      .string()
      .nullable()
      .describe('the customer, the grant or whatever else it is about, where a play lays one for each'),
    who: who.describe('whose it is by role'),
    assignee: someone.nullable().describe('a person named for it, instead of whoever has the role'),
    opens: day.describe('when its owner is told'),
    due: day.nullable().describe('none while it is counted from something that has not happened yet'),
    initiallyDue: day.nullable().describe('before anything moved it'),
    after: z.array(z.string()).describe('tasks that must be done first'),
    ladder: z.array(rung).describe('reminders as last laid'),
    closes: day.nullable().describe('the last day on which an answer counts'),
    optional: z.boolean(),
    milestone: z.boolean(),
    meeting: z.boolean(),
    validator: who.nullable().describe('who must validate what is handed in'),
    text: textId,
    letter: z.string().nullable().describe('the e-mail that tells of it'),
    status: z.enum(taskStatuses),
    stoppedAs: z.enum(taskStatuses).nullable().describe('what it was when an exit stopped it'),
    assigned: day.nullable().describe('when its owner was told'),
    handedInOn: day.nullable(),
    validateBy: day.nullable(),
    extensionUntil: day.nullable().describe('until when more time was asked for'),
    extensionAnswerBy: day.nullable(),
    extensions: z.int().min(0).describe('how often more time was given'),
    rejections: z.int().min(0),
    reminders: z.int().min(0),
    escalatedOn: day.nullable(),
    sequence: z.int().min(0).describe('of a meeting: rises each time it is moved'),
    endedOn: day.nullable().describe('done, waived, cancelled or lapsed on that day'),
    lateDays: z.int().nullable().describe('by how many days it was done late'),
    answer: z.string().nullable(),
    answerText: textId,
    answerData: z.record(z.string(), z.unknown()).nullable().describe('what else the answer said, as its event has it'),
    why: z.string().nullable().describe('why it was moved last, cancelled, or what silence brought about'),
  })
  .meta({ id: 'Task' })
