import { addDays, type Day, later } from '../day.js'
import type { Event, EventOf } from '../event.js'
import type { Letter, LetterAction, LetterFacts, MeetingEntry } from '../letter.js'
import type { Rules } from '../rules/aggregate.js'
import { templateOf } from '../rules/ladder.js'
import { sideOf } from '../rules/roles.js'
import { weightsFor } from '../rules/scores.js'
import type { State, Task } from '../state.js'

/** Days that a link outlives the day that it is about, where nothing closes earlier. */
const linkLife = 60

/** A rung's letter: which tasks, what the reader can do, and why it comes, in words made from the rung. */
export function reminderLetter(
  state: State,
  rules: Rules,
  event: Event & EventOf<'reminded'>,
): Omit<Letter, 'to' | 'occurrence' | 'window' | 'day'> {
  const open = event.tasks.map(called => ({ called, task: state.tasks.find(task => task.id === called.task) }))
  const tasks = open.map(({ called, task }) => ({
    task: called.task,
    name: task?.name ?? partsOf(called.task).name,
    due: called.due,
    side: task ? sideOf(task.who) : ('partner' as const),
    subject: task?.subject,
    text: task?.text,
  }))
  const actions: LetterAction[] = []
  if (event.to.side === 'partner')
    for (const { task } of open) if (task) actions.push(...actionsFor(state, rules, task, event.day))
  const [first] = open
  const task = first?.task
  const review = state.reviews.planned
  const facts: LetterFacts = {
    kind: event.kind,
    day:
      event.tasks.reduce<Day | undefined>(
        (soonest, { due }) => (soonest !== undefined && soonest < due ? soonest : due),
        undefined,
      ) ?? event.day,
    tasks,
    run: task?.run,
  }
  if (review && task?.run === review.run)
    Object.assign(facts, {
      review: review.review,
      period: { from: review.from, to: review.to },
      meeting: review.meeting,
      card: review.card,
    })
  if (task) addSituation(facts, state, rules, event.letter, task)
  return {
    letter: event.letter,
    reason: reasonOf(event),
    about: event.tasks.map(called => called.task).join(' '),
    facts,
    actions,
    meeting: event.kind === 'invited' && task ? meetingOf(state, task) : undefined,
    withheld: event.withheld,
  }
}

/** What some letters say beyond their tasks: the text of the invitation, the choice at hand and what silence does. */
function addSituation(facts: LetterFacts, state: State, rules: Rules, letter: string, task: Task): void {
  const { answers, silent = [], form } = templateOf({ rules }, task)
  const { agreement, exit, invitation } = state
  const run = state.runs.find(open => open.id === task.run)
  facts.name = task.name
  facts.play = task.play
  facts.goal = run?.days.goal
  facts.hardStop = run?.days.hardStop
  facts.why = run?.cause?.startsWith('improve-') ? 'improvement failed' : run?.cause
  if (form === 'progress') facts.kind = state.initiatives.find(initiative => initiative.run === task.run)?.kind
  if (letter === 'invitation-chase' && !task.ladder.some(rung => rung.letter === letter)) facts.last = true
  if (form === 'figures') facts.missing = missingFigures(state, rules)
  if (answers)
    Object.assign(facts, {
      choices: Object.keys(answers),
      silent: silent.join(', '),
      closes: task.closes,
      until: task.closes,
      lapses: task.closes,
    })
  if (letter.startsWith('invitation') && invitation)
    Object.assign(facts, { text: invitation, texts: { proposition: invitation } })
  if ((task.play === 'renewal' || task.play === 'audit') && agreement) {
    const cards = state.reviews.past
      .filter(past => !past.cancelled)
      .slice(-4)
      .map(({ review, period, card, rating }) => ({
        review,
        period,
        score: card?.score,
        rating,
        missing: card?.missing ?? [],
      }))
    Object.assign(facts, {
      decision: agreement.decision,
      end: agreement.end,
      autoRenew: agreement.autoRenew,
      tier: state.tier,
      health: state.health,
      cards,
    })
  }
  if (task.play === 'decide-tier') facts.tier = state.tier
  if (exit && task.play === 'exit')
    Object.assign(facts, { exit: exit.number, last: exit.last, transition: exit.transition })
}

/** KPIs of the card that the partner has not reported yet; what is surveyed is not theirs to report. */
function missingFigures(state: State, rules: Rules): string[] {
  const { survey } = rules.model.scores.card
  const figures = state.reviews.planned?.figures ?? {}
  return Object.keys(weightsFor(rules.model, state.partnerType)).filter(
    kpi => kpi !== survey && figures[kpi] === undefined,
  )
}

/** What the reader can do from the letter; each is one single-use link. */
function actionsFor(state: State, rules: Rules, task: Task, today: string): LetterAction[] {
  const template = templateOf({ rules }, task)
  const until = later(task.closes ?? addDays(task.due ?? today, linkLife), today)
  const review = String(state.reviews.planned?.review ?? '')
  const purpose: LetterAction = template.answers
    ? { purpose: 'answer', subject: task.id, until }
    : template.form === 'figures'
      ? { purpose: 'figures', subject: review, until }
      : template.form === 'survey'
        ? { purpose: 'survey', subject: review, until }
        : template.form === 'progress'
          ? { purpose: 'check_in', subject: task.id, until }
          : template.form === 'home' || template.form === 'customers'
            ? { purpose: 'hand_over', subject: task.id, until }
            : template.meeting
              ? { purpose: sideOf(task.who) === 'partner' ? 'accept_date' : 'move_meeting', subject: task.id, until }
              : { purpose: 'complete', subject: task.id, until }
  if (template.meeting && purpose.purpose === 'accept_date')
    return [purpose, { purpose: 'move_meeting', subject: task.id, until }]
  const mayWait =
    !template.answers
    && (!template.form || template.form === 'agreement')
    && sideOf(task.who) !== 'vendor'
    && task.status === 'open'
  // What was signed is recorded with its terms by the manager; the partner can only ask for time, or reply.
  if (template.form === 'agreement') return mayWait ? [{ purpose: 'extend', subject: task.id, until }] : []
  return mayWait ? [purpose, { purpose: 'extend', subject: task.id, until }] : [purpose]
}

/** R3: the UID stays for the meeting's life; the sequence rises with every move. */
export function meetingOf(
  state: State,
  task: Pick<Task, 'id' | 'play' | 'due' | 'sequence'>,
  method: MeetingEntry['method'] = 'REQUEST',
): MeetingEntry {
  return {
    method,
    uid: `${task.id}.${state.partnership}@handfast`,
    sequence: task.sequence ?? 0,
    day: task.due ?? state.today,
    kind: meetingKind(task.play),
  }
}

export const meetingKind = (play: string): MeetingEntry['kind'] =>
  play === 'audit' ? 'audit' : play === 'review' ? 'review' : 'kick-off'

/** `due - 5 bd` of one task → "product training is due in 5 business days", of three "3 tasks are due in …". */
function reasonOf(event: EventOf<'reminded'>): string {
  const [first] = event.tasks
  const what = event.tasks.length === 1 ? `${inWords(first?.task ?? '')} is` : `${event.tasks.length} tasks are`
  const when = first && rungInWords(first.rung)
  if (when) return `${what} ${when}`
  if (event.kind === 'asked') return `${what} asked of you`
  if (event.kind === 'invited') return 'you are invited to a meeting'
  return first?.rung === 'due' ? `${what} due today` : `${what} still open`
}

function rungInWords(rung: string): string | undefined {
  const [, from, sign, count, unit] = /^(due|opened) ([-+]) (\d+) (bd|d)$/.exec(rung) ?? []
  if (!from) return undefined
  const span = `${count} ${unit === 'bd' ? 'business ' : ''}day${count === '1' ? '' : 's'}`
  return from === 'opened' ? `unanswered for ${span}` : sign === '-' ? `due in ${span}` : `${span} overdue`
}

/**
 * `exit-1.reversal.portal` → "reversal of portal": a task's name as it reads, without its play. Ids of people and
 * customers stay out.
 */
export function inWords(task: string): string {
  const { name, subject } = partsOf(task)
  const words = name.replaceAll('-', ' ')
  return subject && !/\d/.test(subject) ? `${words} of ${subject.replaceAll('-', ' ')}` : words
}

/** `exit-1.reversal.portal` is `reversal` of `portal`. Cut by hand, which takes a tenth of the time of `split`. */
export function partsOf(task: string): { name: string; subject: string | undefined } {
  const from = task.indexOf('.') + 1
  const until = task.indexOf('.', from)
  return until < 0 || from === 0
    ? { name: task.slice(from), subject: undefined }
    : { name: task.slice(from, until), subject: task.slice(until + 1) }
}
