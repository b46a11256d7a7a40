import type { Event, EventOf, EventType } from '../event.js'
import type { Letter, LetterAction, LetterFacts, MeetingEntry } from '../letter.js'
import type { Recipient, Who } from '../people.js'
import type { State } from '../state.js'
import { inWords, meetingKind, partsOf } from './reminder.js'

/** One e-mail that an event calls for, before its readers are found. */
export interface Call {
  letter: string
  to: readonly (Who | Recipient)[]
  reason: string
  facts?: LetterFacts
  actions?: LetterAction[]
  meeting?: MeetingEntry
  about?: Letter['about']
}

interface Context {
  state: State
  events: readonly Event[]
  index: number
}

const lead = 'partner.partner_lead'
const manager = 'vendor.manager'

/**
 * Which events call for which letters; what is asked of people by tasks comes from the model's ladders instead
 * (reminder.ts).
 */
export const calls: { [T in EventType]?: (event: Event & EventOf<T>, context: Context) => Call[] } = {
  // recruiting
  partnership_closed: (event, { state }) => {
    const invited = (state.runCounts.invite ?? 0) > 0
    const letter =
      event.reason === 'no_go'
        ? 'no-go'
        : event.reason === 'declined_by_silence'
          ? 'invitation-closed'
          : 'partnership-closed'
    return [
      {
        letter,
        to: invited ? ['partner.main', manager] : [manager],
        reason: 'the invitation, or what came of it, is closed',
        facts: { why: event.reason },
      },
    ]
  },
  play_started: (event, { state }) =>
    event.play === 'qualify'
      ? [
          {
            letter: 'qualification-started',
            to: ['partner.main'],
            reason: 'you accepted the invitation',
            facts: { day: state.tasks.find(task => task.run === event.run && task.name === 'go')?.due ?? event.day },
          },
        ]
      : [],
  task_done: (event, { state }) => {
    const { task } = event
    const told: Call[] = []
    if (event.answer === 'go' && task.startsWith('qualify'))
      told.push({
        letter: 'go',
        to: ['partner.main'],
        reason: 'the decision on the partnership was go',
        facts: { day: state.tasks.find(task => task.play === 'agree')?.due ?? event.day },
      })
    if (task.startsWith('agree') && partsOf(task).name === 'plan')
      told.push({
        letter: 'plan-agreed',
        to: [lead, manager],
        reason: 'both sides agreed the plan',
        facts: { day: state.tasks.find(task => task.play === 'agree')?.due ?? event.day },
      })
    if (event.milestone)
      told.push({
        letter: 'milestone',
        to: [lead, manager],
        reason: `${inWords(task)} is reached`,
        facts: { tasks: [{ task, name: partsOf(task).name, due: event.day, side: 'both' }] },
      })
    return told
  },
  agreement_recorded: event => [
    {
      letter: 'agreement-recorded',
      to: ['partner.main', manager],
      reason: 'the agreement is recorded',
      facts: { ...event.terms },
    },
  ],
  // onboarding and tasks
  play_completed: event =>
    event.run.startsWith('onboard-')
      ? [
          {
            letter: 'celebration',
            to: ['partner.all', manager, 'vendor.sponsor', 'vendor.technical'],
            reason: 'onboarding is complete',
          },
        ]
      : [],
  task_rejected: (event, { state }) => {
    const task = state.tasks.find(open => open.id === event.task)
    if (!task) return []
    const plan = task.play === 'agree'
    return [
      {
        letter: plan ? 'plan-rejected' : 'task-rejected',
        to: task.assignee ? [{ ...task.assignee, role: task.who }] : [task.who],
        reason: `${inWords(event.task)} was not validated`,
        facts: {
          day: event.due,
          name: task.name,
          tasks: [{ task: task.id, name: task.name, due: event.due, side: 'partner' }],
        },
        actions: [{ purpose: 'complete', subject: event.task, until: task.closes ?? event.due }],
      },
    ]
  },
  clock_stopped: (event, { state }) =>
    event.late === 0
      ? []
      : [
          {
            letter: 'vendor-delay-apology',
            to: [lead],
            reason: `${inWords(event.task)} was ${event.late} ${event.late === 1 ? 'day' : 'days'} late on our side`,
            facts: {
              day: firstMoved(event),
              tasks: event.tasks.flatMap(({ task, due }) => {
                const open = state.tasks.find(one => one.id === task)
                return open && open.who !== 'vendor.manager'
                  ? [{ task, name: open.name, ...(due && { due }), side: 'partner' as const }]
                  : []
              }),
              ...(event.plays[0]?.days.goal && { goal: event.plays[0].days.goal }),
            },
          },
        ],
  at_risk: (event, { state }) => [
    {
      letter: 'at-risk',
      to: [manager],
      reason: event.why,
      facts: {
        day: state.runs.find(run => run.id === event.run)?.days.hardStop ?? event.day,
        tasks: lateTasks(state, event.run),
      },
    },
  ],
  hard_stop_extended: (event, { state }) => [
    {
      letter: 'extension-granted',
      to: [lead],
      reason: 'onboarding was extended',
      facts: {
        due: event.plays[0]?.days.hardStop ?? event.day,
        day: event.plays[0]?.days.hardStop ?? event.day,
        tasks: state.tasks
          .filter(task => task.run === event.run && !task.optional && task.who !== 'vendor.manager')
          .map(({ id, name, due }) => ({ task: id, name, ...(due && { due }), side: 'partner' as const })),
      },
    },
  ],
  run_restarted: () => [{ letter: 'onboarding-restarted', to: [lead], reason: 'onboarding begins anew' }],
  extension_asked: (event, { state }) => [
    {
      letter: 'extension-asked',
      to: [manager],
      reason: `more time is asked for ${inWords(event.task)}`,
      facts: { ...named(state, event.task), day: event.answerBy },
    },
  ],
  extension_granted: (event, { state }) => [
    {
      letter: 'extension-granted',
      to: ownerOf(state, event.task),
      reason: `${inWords(event.task)} has a new day`,
      facts: { ...named(state, event.task), day: event.due },
      actions: [{ purpose: 'complete', subject: event.task, until: event.closes ?? event.due }],
    },
  ],
  extension_refused: (event, { state }) => [
    {
      letter: 'extension-refused',
      to: ownerOf(state, event.task),
      reason: `${inWords(event.task)} keeps its day`,
      facts: { ...named(state, event.task), day: named(state, event.task).due as string },
      actions: [
        {
          purpose: 'complete',
          subject: event.task,
          until: (named(state, event.task).due as string | undefined) ?? event.day,
        },
      ],
    },
  ],
  // reviews
  review_scored: (event, { state }) =>
    event.again
      ? []
      : [
          {
            letter: 'pre-read',
            to: [lead, manager],
            reason: `the scorecard of review ${event.review}`,
            about: `review ${event.review}`,
            facts: {
              day: meetingDay(state, event.review, event.day),
              carriedOver: state.tasks.filter(task => task.play === 'follow-up').map(task => task.id),
            },
            actions: [
              { purpose: 'figures', subject: String(event.review), until: meetingDay(state, event.review, event.day) },
            ],
          },
        ],
  meeting_moved: (event, { state }) => {
    const task = state.tasks.find(open => open.id === event.task)
    const run = state.runs.find(open => open.id === event.run)
    if (!run || task?.status === 'planned' || task?.ladder.some(rung => rung.kind === 'invited')) return []
    return [
      {
        letter: 'meeting-moved',
        to: [lead, manager],
        reason: `the meeting moves to ${event.to}`,
        facts: { day: event.to },
        meeting: {
          method: 'REQUEST',
          uid: uidOf(state, event.task),
          sequence: event.sequence,
          day: event.to,
          kind: meetingKind(run.play),
        },
      },
    ]
  },
  review_cancelled: (event, { state }) =>
    event.invited
      ? [
          {
            letter: 'meeting-cancelled',
            to: [lead],
            reason: 'the meeting is cancelled',
            facts: { day: event.meeting, from: event.meeting },
            meeting: {
              method: 'CANCEL',
              uid: uidOf(state, `${event.run}.date`),
              sequence: event.sequence,
              day: event.meeting,
              kind: 'review',
            },
          },
        ]
      : [],
  review_held: event => [
    { letter: 'review-outcome', to: [lead, manager], reason: `the outcome of review ${event.review}` },
  ],
  review_missed: (event, { state }) => [
    {
      letter: 'review-missed',
      to: [manager, 'vendor.sponsor'],
      reason: `review ${event.review} has no outcome`,
      facts: { day: event.meeting ?? event.day, missed: state.reviews.missed, next: state.reviews.planned?.period },
    },
  ],
  decision_would_differ: event => [
    { letter: 'decision-would-differ', to: [manager], reason: `a figure of review ${event.review} was corrected` },
  ],
  // tiers and grants
  promoted: event => [
    { letter: 'promoted', to: [lead, 'partner.executive_sponsor'], reason: `promoted to ${event.to}` },
  ],
  warned: event => [
    { letter: 'warned', to: [lead, manager], reason: 'two reviews running were below', facts: { day: event.decideBy } },
  ],
  warning_cleared: () => [{ letter: 'warning-cleared', to: [lead], reason: 'the warning is over' }],
  tier_kept: (event, { state }) => [
    {
      letter: 'tier-kept',
      to: [lead],
      reason: `the tier stays ${event.tier}`,
      facts: { verdict: state.runs.find(run => run.play === 'improve')?.days.goal },
    },
  ],
  demoted: event => [{ letter: 'demoted', to: [lead, 'partner.executive_sponsor'], reason: `the tier is ${event.to}` }],
  granted: (event, context) =>
    event.again || event.why.startsWith('tier ')
      ? event.again
        ? once(event, context, 'access-restored')
        : []
      : once(event, context, 'benefit-granted'),
  revoked: (event, context) => (event.why.startsWith('exit-') ? [] : once(event, context, 'benefit-withdrawn')),
  // improvement and expansion
  improvement_opened: event => [
    {
      letter: 'improvement-plan',
      to: [lead, manager],
      reason: `an improvement plan is open: ${event.why}`,
      facts: { day: event.goal, verdict: event.goal },
    },
  ],
  initiative_opened: event => [
    { letter: 'expansion-opened', to: [lead], reason: 'an initiative is open', facts: { day: event.goal } },
  ],
  initiative_closed: event =>
    event.result === 'stopped'
      ? []
      : [{ letter: 'expansion-closed', to: [lead, manager], reason: `the initiative ${event.result}` }],
  // renewal and vows
  renewal_decided: (event, { state }) =>
    event.choice === 'renegotiate'
      ? [
          {
            letter: 'renewal-renegotiate',
            to: ['partner.main'],
            reason: 'new terms are sought',
            facts: {
              day: state.agreement?.decision ?? event.day,
              ...(state.agreement && { end: state.agreement.end, decision: state.agreement.decision }),
            },
          },
        ]
      : [],
  agreement_renewed: event => [
    { letter: 'renewed', to: ['partner.main', manager], reason: 'the agreement goes on', facts: { day: event.start } },
  ],
  vows_begun: (event, { state }) => [
    {
      letter: 'vows-begun',
      to: [lead],
      reason: 'renewed vows begin',
      facts: { day: state.runs.find(run => run.id === event.run)?.days.goal ?? event.day },
    },
  ],
  vows_completed: () => [{ letter: 'vows-completed', to: [lead, manager], reason: 'the vows are done' }],
  vows_ended: () => [{ letter: 'vows-ended', to: [lead, manager], reason: 'the vows ended undone' }],
  // exit
  exit_started: event => {
    const facts = { day: event.last }
    const notice = { letter: 'exit-notice', reason: 'notice was given', facts } as const
    const partner = ['partner.main', 'partner.executive_sponsor'] as const
    if (!event.silent) return [{ ...notice, to: [...partner, manager] }]
    const ours = [manager, 'vendor.sponsor'] as const
    return event.reason === 'renewal_not_taken'
      ? [
          { ...notice, to: partner },
          { letter: 'not-renewed', to: ours, reason: 'nobody decided in time', facts },
        ]
      : [{ ...notice, to: [...partner, ...ours] }]
  },
  last_day_set: event => [
    {
      letter: 'exit-last-day-set',
      to: ['partner.main', manager],
      reason: `the last day is ${event.last}`,
      facts: { day: event.last },
    },
  ],
  last_day_reached: (event, { state }) => [
    {
      letter: 'last-day',
      to: ['partner.main', manager],
      reason: 'the last day is over',
      facts: {
        day: state.exit?.last ?? event.day,
        last: state.exit?.last,
        tasks: state.tasks
          .filter(task => task.due !== undefined && task.name !== 'post-exit-review')
          .map(({ id, name, due, subject }) => ({
            task: id,
            name,
            due: due as string,
            side: 'both' as const,
            ...(subject && { subject }),
          })),
      },
    },
    {
      letter: 'post-exit-survey',
      to: ['partner.main'],
      reason: 'we want to learn from how we parted',
      facts: { day: state.tasks.find(task => task.name === 'post-exit-review')?.due ?? event.day },
    },
  ],
  exit_withdrawn: () => [
    { letter: 'exit-withdrawn', to: ['partner.main', 'partner.executive_sponsor'], reason: 'the exit was withdrawn' },
  ],
  partnership_ended: () => [{ letter: 'farewell', to: ['partner.main', manager], reason: 'everything is closed' }],
  // people and place
  contact_added: event => [
    {
      letter: 'welcome-contact',
      to: [{ side: 'partner', id: event.contact.id, role: event.contact.roles[0] ?? 'main' }],
      reason: 'you are a new contact',
      facts: { roles: event.contact.roles },
    },
  ],
  team_changed: event =>
    event.role === 'manager'
      ? [{ letter: 'manager-changed', to: ['partner.main', manager], reason: 'your partner manager changed' }]
      : [],
  person_left: event => [
    {
      letter: 'person-away',
      to: [manager, 'vendor.sponsor'],
      reason: 'one of our people left',
      facts: { why: 'left' },
    },
    ...(event.roles.includes('manager')
      ? [
          {
            letter: 'manager-changed',
            to: ['partner.main'],
            reason: 'your partner manager changed',
            facts: { person: event.team.manager, from: event.person },
          } as const,
        ]
      : []),
  ],
  person_bounced: () => [
    {
      letter: 'person-away',
      to: [manager, 'vendor.sponsor'],
      reason: 'the address of one of our people refused a letter',
      facts: { why: 'bounced' },
    },
  ],
  contact_bounced: () => [{ letter: 'contact-bounced', to: [manager], reason: 'a letter came back' }],
  // Told at once, and again when it has failed for a month: of all that broke in a step in one letter.
  rules_failed: (event, { events, index }) => {
    const isTold = (other: Event): other is Event & EventOf<'rules_failed'> =>
      other.type === 'rules_failed' && (other.tries === 1 || other.tries > 5)
    if (!isTold(event) || events.slice(0, index).some(isTold)) return []
    return [
      {
        letter: 'rules-failed',
        to: [manager, 'vendor.sponsor'],
        reason: 'the rules of this partnership broke',
        facts: { failed: events.filter(isTold).map(({ what, why, retry }) => ({ what, why, retry })) },
      },
    ]
  },
  calendar_missing: event => [
    { letter: 'calendar-missing', to: [manager], reason: `holidays of ${event.calendar.name} are not known` },
  ],
  paused: event => [
    {
      letter: 'paused',
      to: ['partner.main', manager],
      reason: `paused until ${event.until}`,
      facts: { day: event.until },
    },
  ],
  resumed: () => [{ letter: 'resumed', to: ['partner.main', manager], reason: 'the pause is over' }],
}

/** Of several grants in one step one letter, listing them all. */
function once(event: Event & EventOf<'granted' | 'revoked'>, { events, index }: Context, letter: string): Call[] {
  const same = (other: Event) =>
    other.type === event.type && !other.why.startsWith('tier ') === !event.why.startsWith('tier ')
  if (events.slice(0, index).some(same)) return []
  return [
    {
      letter,
      to: [lead],
      reason:
        letter === 'benefit-withdrawn'
          ? 'a benefit was withdrawn'
          : letter === 'access-restored'
            ? 'the exit was withdrawn and your access is back'
            : 'a benefit was granted',
      facts: { grants: events.filter(same).map(other => (other as EventOf<'granted'>).grant) },
    },
  ]
}

/** The first of the new days; the play's target when no task moved. */
const firstMoved = ({ tasks, plays, day }: Event & EventOf<'clock_stopped'>) =>
  tasks.flatMap(task => task.due ?? []).sort()[0] ?? plays[0]?.days.goal ?? day

const lateTasks = (state: State, run: string) =>
  state.tasks
    .filter(task => task.run === run && task.due !== undefined && task.due < state.today)
    .map(({ id, name, due }) => ({ task: id, name, due: due as string, side: 'both' as const }))

const named = (state: State, id: string): LetterFacts => {
  const task = state.tasks.find(open => open.id === id)
  return task
    ? {
        name: task.name,
        ...(task.due && { due: task.due }),
        tasks: [{ task: id, name: task.name, ...(task.due && { due: task.due }), side: 'partner' }],
      }
    : {}
}

const ownerOf = (state: State, id: string): (Who | Recipient)[] => {
  const task = state.tasks.find(open => open.id === id)
  if (!task) return []
  return task.assignee ? [{ ...task.assignee, role: task.who }] : [task.who]
}

const meetingDay = (state: State, review: number, day: string) =>
  state.reviews.planned?.review === review ? state.reviews.planned.meeting : day
const uidOf = (state: State, task: string) => `${task}.${state.partnership}@handfast`
