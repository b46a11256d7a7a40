import type { Event, EventOf, EventType } from '../../lifecycle/event.js'

const spaced = (word: string) => word.replaceAll(/[_-]/g, ' ')
const taskName = (id: string) =>
  spaced(
    id
      .split('.')
      .slice(1)
      .join(' ')
      .replaceAll(/[0-9a-f-]{36}/g, '')
      .trim() || id,
  )
const tasks = (ids: string[]) => (ids.length > 4 ? `${ids.length} tasks` : ids.map(taskName).join(', '))
const days = (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`
const score = (hundredths?: number) =>
  hundredths === undefined ? 'not scored' : `scored ${(hundredths / 100).toFixed(2)}`

/** One sentence an event, for a person who reads a timeline; the compiler names an event without words. */
const words: { [T in EventType]: (event: EventOf<T>) => string } = {
  partnership_opened: ({ model, entry, stage }) =>
    `Opened under ${model.name} ${model.version} as ${entry}, in ${stage}`,
  stage_entered: ({ stage, from, why }) => `Entered ${stage}${from ? ` from ${from}` : ''}: ${why}`,
  partnership_closed: ({ reason, until }) =>
    `Closed: ${spaced(reason)}${until ? `; the door is open until ${until}` : ''}`,
  partnership_ended: ({ reason }) => `Ended: ${spaced(reason)}`,
  paused: ({ until }) => `Paused until ${until}`,
  resumed: ({ days: count }) => `Resumed after ${days(count)}`,
  health_changed: ({ from, to, why }) => `Health went from ${from} to ${to}: ${why}`,
  rules_failed: ({ what, why, retry }) => `Could not ${what} (${why}); tried again on ${retry}`,
  rules_mended: ({ what }) => `Could ${what} after all`,
  contact_added: ({ contact }) =>
    `A contact was added as ${contact.roles.map(spaced).join(', ') || 'nothing in particular'}`,
  contact_left: () => 'A contact left',
  contact_bounced: () => 'A contact’s address refused a letter',
  contact_mended: () => 'A contact’s address takes letters again',
  contact_roles_changed: ({ roles }) => `A contact’s roles are now ${roles.map(spaced).join(', ') || 'none'}`,
  main_contact_changed: () => 'Another contact is the main contact',
  team_changed: ({ role }) => `Another person is the vendor’s ${role}`,
  person_left: ({ successor }) =>
    `Somebody at the vendor left${successor ? ', and another person took over' : '; what was theirs fell back'}`,
  person_bounced: () => 'The address of somebody at the vendor refused a letter',
  person_mended: () => 'The address of somebody at the vendor takes letters again',
  asked_anew: ({ tasks: moved }) => `Asked anew, of whoever has it now: ${tasks(moved.map(({ task }) => task))}`,
  partner_type_changed: ({ to }) => `The partner is now a ${spaced(to)}`,
  place_changed: ({ country, zone }) => `The partner moved to ${country}, ${zone}`,
  calendar_changed: ({ calendar }) => `Goes by calendar ${calendar.name} version ${calendar.version}`,
  calendar_missing: ({ calendar, needed }) =>
    `No holidays are known for ${calendar.name}${needed ? ` on ${needed}` : ''}`,
  partner_merged: () => 'The partner was merged into another',
  play_started: ({ play, cause }) => `Began ${spaced(play)}${cause ? `: ${spaced(cause)}` : ''}`,
  play_completed: ({ run }) => `Completed ${spaced(run)}`,
  play_stopped: ({ run, why }) => `Stopped ${spaced(run)}: ${why}`,
  tasks_laid: ({ tasks: laid }) => `Laid ${tasks(laid.map(({ id }) => id))}`,
  task_opened: ({ task, due }) => `${taskName(task)} can begin${due ? `, due ${due}` : ''}`,
  task_handed_in: ({ task, validateBy }) => `${taskName(task)} was handed in, to be validated by ${validateBy}`,
  task_rejected: ({ task, due }) => `${taskName(task)} was sent back, due ${due}`,
  task_done: ({ task, answer, late }) =>
    `${taskName(task)}${answer ? `: ${spaced(answer)}` : ' was done'}${late > 0 ? `, ${days(late)} late` : ''}`,
  task_waived: ({ task }) => `${taskName(task)} was waived`,
  task_reassigned: ({ task }) => `${taskName(task)} was given to another person`,
  task_cancelled: ({ task, why }) => `${taskName(task)} was cancelled: ${why}`,
  task_lapsed: ({ task, silent }) => `Nobody answered ${taskName(task)}: ${spaced(silent)}`,
  task_moved: ({ task, due, why }) => `${taskName(task)} moved to ${due}: ${why}`,
  reminded: ({ kind, to, tasks: named, withheld }) =>
    (withheld
      ? `Did not remind (${withheld})`
      : { asked: 'Told', invited: 'Invited', due: 'Reminded', overdue: 'Chased', escalated: 'Escalated to' }[kind])
    + ' '
    + `${spaced(to.role)}: ${tasks(named.map(({ task }) => task))}`,
  extension_asked: ({ task, until }) => `More time was asked for ${taskName(task)}, until ${until}`,
  extension_granted: ({ task, due, silent }) =>
    `${taskName(task)} may take until ${due}${silent ? ', as nobody objected' : ''}`,
  extension_refused: ({ task, silent }) =>
    `More time for ${taskName(task)} was refused${silent ? ', as nobody answered' : ''}`,
  clock_stopped: ({ task, days: count }) =>
    `${taskName(task)} came ${days(count)} late from the vendor; what waited for it moved`,
  hard_stop_extended: ({ days: count }) => `The onboarding may take ${days(count)} longer`,
  run_restarted: ({ run }) => `Restarted ${spaced(run)}`,
  play_overrun: ({ run }) => `${spaced(run)} is not done by the day that is too late`,
  grace_ended: ({ tier }) => `No review was scored within the grace; ${tier} is for the manager to decide`,
  at_risk: ({ run, why }) => `${spaced(run)} is at risk: ${why}`,
  invitation_sent: ({ to }) => `Invited the partner, to ${spaced(to.role)}`,
  invitation_extended: ({ closes }) => `The invitation holds until ${closes}`,
  qualification_recorded: ({ score: kind, mean, band }) =>
    `${kind === 'fit' ? 'Fit' : 'Qualification'} weighed at ${mean}: ${band}`,
  business_case_recorded: ({ revenue, cost }) => `Business case: revenue ${revenue}, cost ${cost}`,
  qualification_overridden: () => 'An admin let the partner sign all the same',
  agreement_recorded: ({ terms }) => `Agreement recorded, ${terms.start} to ${terms.end}`,
  agreement_amended: ({ terms, why }) => `Agreement ${why}, now ${terms.start} to ${terms.end}`,
  agreement_in_force: () => 'The agreement is in force',
  review_planned: ({ review, meeting }) => `Review ${review} planned, meeting ${meeting}`,
  period_skipped: ({ review, why }) => `Period ${review} skipped: ${why}`,
  period_ended: ({ review }) => `The period of review ${review} ended`,
  figures_recorded: ({ review, figures }) =>
    `${figures.length} ${figures.length === 1 ? 'figure' : 'figures'} for review ${review}`,
  audited: ({ verdict }) => `The audit says: ${verdict}`,
  targets_set: ({ review }) => `Targets set from review ${review} on`,
  figures_confirmed: ({ review }) => `The figures of review ${review} are complete`,
  survey_answered: ({ review }) => `A contact answered the survey of review ${review}`,
  review_scored: ({ review, card, again }) =>
    `Review ${review} ${score(card.score)}${card.rating ? `, ${card.rating}` : ''}${again ? ', after a correction' : ''}`,
  decision_would_differ: ({ review, was, would }) =>
    `With what is known now, review ${review} would be ${would ?? 'not scored'} instead of ${was ?? 'not scored'}`,
  meeting_moved: ({ from, to }) => `The meeting moved from ${from} to ${to}`,
  review_held: ({ review, decision, actions }) =>
    `Review ${review} held: ${spaced(decision)}, ${actions.length} actions`,
  review_missed: ({ review }) => `Review ${review} was missed`,
  review_cancelled: ({ review, why }) => `Review ${review} cancelled: ${why}`,
  decision_changed: ({ review, rating }) => `The decision of review ${review} was changed to ${rating}`,
  promoted: ({ from, to }) => `Promoted from ${from} to ${to}`,
  warned: ({ tier, decideBy }) => `Warned; ${tier} is to be decided by ${decideBy}`,
  warning_cleared: ({ tier, why }) => `Warning lifted, keeps ${tier}: ${why}`,
  tier_kept: ({ tier, why }) =>
    `Keeps ${tier}: `
    + `${{ 'lowest tier': 'there is none lower', decided: 'the manager decided so', silence: 'nobody decided otherwise' }[why]}`,
  demoted: ({ from, to }) => `Demoted from ${from} to ${to}`,
  granted: ({ grant, why }) => `Given ${spaced(grant)}: ${why}`,
  revoked: ({ grant, why }) => `Taken back ${spaced(grant)}: ${why}`,
  challenge_logged: () => 'A challenge was logged',
  improvement_opened: ({ why, goal }) => `Improvement plan opened: ${why}; verdict by ${goal}`,
  improvement_closed: ({ verdict }) => `Improvement plan closed: ${verdict}`,
  initiative_opened: ({ kind, goal }) => `Opened ${spaced(kind)}, to be reached by ${goal}`,
  initiative_changed: () => 'An initiative’s plan was changed',
  checked_in: ({ progress }) => `Checked in${progress === undefined ? '' : ` at ${progress} %`}`,
  initiative_closed: ({ result }) => `Initiative closed: ${spaced(result)}`,
  renewal_decided: ({ choice }) => `Decided to ${choice}`,
  agreement_renewed: ({ start, end, why }) => `Renewed from ${start} to ${end}: ${why}`,
  vows_begun: ({ cause }) => `Vows begun after ${cause}`,
  vows_completed: () => 'Vows completed',
  vows_ended: () => 'Vows ended, too late to be done; the partnership goes on',
  exit_started: ({ exit, reason, last }) => `Exit ${exit} began: ${spaced(reason)}; last day ${last}`,
  last_day_set: ({ last }) => `The last day is now ${last}`,
  customers_listed: ({ customers }) => `${customers.length} joint customers listed`,
  exit_withdrawn: ({ exit }) => `Exit ${exit} was withdrawn`,
  last_day_reached: () => 'The last day is over',
}

export const eventTypes = Object.keys(words) as EventType[]

export const inWords = (event: Event): string => {
  const sentence = (words[event.type] as (event: Event) => string)(event)
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}
