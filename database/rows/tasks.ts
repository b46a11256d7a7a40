import type { State, Task as Live } from '../../lifecycle/state.js'
import { Task } from '../entities/task.js'
import { type Row, type Table, fresh } from './table.js'

type Ended = State['ended']['tasks'][number]

function taskRow(task: Live | Ended): Row {
  const end = 'end' in task ? task.end : undefined
  return {
    id: task.id,
    run: task.run,
    name: task.name,
    play: task.play,
    subject: task.subject ?? null,
    who: task.who,
    assignee: task.assignee ?? null,
    opens: task.opens,
    due: task.due ?? null,
    initiallyDue: task.initiallyDue ?? null,
    after: task.after,
    ladder: task.ladder,
    closes: task.closes ?? null,
    optional: task.optional ?? false,
    milestone: task.milestone ?? false,
    meeting: task.meeting ?? false,
    validator: task.validator ?? null,
    text: task.text ?? null,
    letter: task.letter ?? null,
    status: end?.as ?? task.status,
    stoppedAs: null,
    assigned: task.assigned ?? null,
    handedInOn: task.handedIn?.day ?? null,
    validateBy: task.handedIn?.validateBy ?? null,
    extensionUntil: task.extension?.until ?? null,
    extensionAnswerBy: task.extension?.answerBy ?? null,
    extensions: task.extensions,
    rejections: task.rejections,
    reminders: task.reminders,
    escalatedOn: task.escalated ?? null,
    sequence: task.sequence ?? 0,
    endedOn: end?.on ?? null,
    lateDays: end?.late ?? null,
    answer: end?.answer ?? null,
    answerText: end?.text ?? task.answerText ?? null,
    answerData: end?.data ?? null,
    why: end?.why ?? task.why ?? null,
  }
}

/** Stopped by an exit, it is what it was again if the exit is withdrawn (X2). */
const stoppedRow = (task: Live, exit: number): Row => ({
  ...taskRow(task),
  status: 'stopped',
  stoppedAs: task.status,
  why: `exit ${exit}`,
})

export const taskTable: Table = {
  entity: Task,
  key: ['id'],
  rows: ({ before, after }) => [
    ...after.ended.tasks.map(taskRow),
    ...fresh(before?.exit?.stopped.tasks, after.exit?.stopped.tasks).map(task => stoppedRow(task, after.exits)),
    ...fresh(before?.tasks, after.tasks).map(taskRow),
  ],
}
