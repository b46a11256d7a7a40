import { addDays } from '../day.js'
import type { Decisions } from '../decide.js'
import { bindToRenew, decisionDay, requireTerms, signedAgreement } from '../rules/agreement.js'
import { type Aggregate, Refused, requireAdmin } from '../rules/aggregate.js'
import { apply } from '../rules/effects.js'
import { cancelReview, withdrawExit } from '../rules/exit.js'
import { finish } from '../rules/finish.js'
import { rungsOf, runOf, templateOf } from '../rules/ladder.js'
import { peopleFor } from '../rules/roles.js'
import { stopPlay } from '../rules/plays.js'
import { closePartnership, advanceStage } from '../rules/stages.js'
import type { PlayRun } from '../state.js'

type Recruiting = Pick<
  Decisions,
  | 'send_invitation'
  | 'extend_invitation'
  | 'close_partnership'
  | 'record_qualification'
  | 'record_business_case'
  | 'override_qualification'
  | 'record_agreement'
  | 'amend_agreement'
>

const taskWith = (aggregate: Aggregate, play: string, name: string) =>
  aggregate.state.tasks.find(task => task.play === play && task.name === name)

/** U2: in vows that begin a partnership here, not in those of a renewal, the agreement may be signed anew. */
const startsAnew = ({ cause }: PlayRun) => cause === 'audit' || cause === 'entry'

/** U2: a new agreement has an anchor of its own; the review laid on the old grid is laid again there (cascade.ts). */
function leaveGrid(aggregate: Aggregate): void {
  const planned = aggregate.state.reviews.planned
  cancelReview(aggregate, 'agreement signed anew')
  if (planned) stopPlay(aggregate, planned.run, 'agreement signed anew')
}

export const recruitingCommands: Recruiting = {
  send_invitation(aggregate, { text }) {
    const invite = taskWith(aggregate, 'prospect', 'invite')
    if (!invite)
      throw new Refused('already_so', 'The invitation has been sent, or this partnership did not begin with one.')
    const to = peopleFor(aggregate.state, 'partner.main')[0]
    if (!to) throw new Refused('unknown_contact', 'There is no contact to invite.')
    aggregate.emit({ type: 'invitation_sent', to, text })
    finish(aggregate, invite, { answer: 'invited' })
    apply(aggregate, templateOf(aggregate, invite).answers?.invited ?? [], { task: invite })
  },

  /** A0: once; chased again at +7 and +14 days of the time added. */
  extend_invitation(aggregate) {
    const task = taskWith(aggregate, 'invite', 'answer')
    if (!task?.closes) throw new Refused('nothing_pending', 'No invitation awaits an answer.')
    if (task.extensions > 0) throw new Refused('too_often', 'An invitation can be extended once.')
    const closes = addDays(task.closes, aggregate.number('invitationExtension'))
    const due = aggregate.dayOf('until - 0 d', aggregate.scope(undefined, { until: closes })) ?? closes
    const begin = { ...runOf(aggregate.state, task.run), opened: task.closes }
    const again = rungsOf(
      aggregate,
      templateOf(aggregate, task).ladder,
      aggregate.scope(begin, { due }),
      task.closes,
    ).map(rung => ({ ...rung, rung: `extended: ${rung.rung}` }))
    const ladder = [...task.ladder, ...again].filter(rung => rung.kind !== 'escalated')
    aggregate.emit({ type: 'invitation_extended', task: task.id, due, closes, ladder })
  },

  close_partnership(aggregate, { reason, text, until }) {
    if (aggregate.state.agreement) throw new Refused('not_now_in_life', 'There is an agreement: end it by an exit.')
    closePartnership(aggregate, reason, { text, until })
  },

  /** A1: mean and lowest against the model's pass marks. Recorded again, the newest counts. */
  record_qualification(aggregate, { score, items }) {
    const { items: known, scale, pass } = aggregate.rules.model.scores[score]
    const unknown = Object.keys(items).find(item => !known.includes(item))
    if (unknown)
      throw new Refused('unknown_item', `${unknown} is no criterion of ${score}; it has ${known.join(', ')}.`)
    const absent = known.find(item => items[item] === undefined)
    if (absent) throw new Refused('invalid', `${absent} has no value; ${score} needs ${known.join(', ')}.`)
    const values = known.map(item => items[item] as number)
    const off = values.find(value => value < scale[0] || value > scale[1])
    if (off !== undefined) throw new Refused('invalid', `${off} lies outside the scale of ${scale[0]} to ${scale[1]}.`)
    const task = aggregate.state.tasks.find(
      open => (open.status === 'open' || open.status === 'waiting') && templateOf(aggregate, open).form === score,
    )
    const deciding = aggregate.state.tasks.some(open => templateOf(aggregate, open).needs)
    if (!task && !deciding) throw new Refused('not_now_in_life', `No ${score} is asked for now.`)
    const mean = Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e6) / 1e6
    const lowest = Math.min(...values)
    const band = !pass || (mean >= pass.mean && lowest >= pass.each) ? 'go' : 'no-go'
    aggregate.emit({ type: 'qualification_recorded', score, items, mean, lowest, band })
    if (!task) return
    finish(aggregate, task)
    if (band !== 'go') apply(aggregate, templateOf(aggregate, task).failed ?? [], { task })
  },

  record_business_case(aggregate, { revenue, cost, paybackMonth }) {
    const task = aggregate.state.tasks.find(open => templateOf(aggregate, open).form === 'case')
    if (!task && !aggregate.state.tasks.some(open => open.name === 'go'))
      throw new Refused('not_now_in_life', 'No business case is asked for now.')
    aggregate.emit({ type: 'business_case_recorded', revenue, cost, paybackMonth })
    if (task) finish(aggregate, task)
  },

  override_qualification(aggregate, { text }, by) {
    requireAdmin(by, 'override a qualification')
    if (!aggregate.state.tasks.some(open => templateOf(aggregate, open).needs))
      throw new Refused('not_now_in_life', 'No decision waits for a qualification.')
    aggregate.emit({ type: 'qualification_overridden', text })
  },

  /** Completes the signature; onboarding begins on the later of today and the agreement's start (A2). */
  record_agreement(aggregate, { terms }) {
    const { agreement, exit } = aggregate.state
    if (exit) throw new Refused('exit_open', 'An exit is under way; withdraw it first.')
    const task = aggregate.state.tasks.find(open => templateOf(aggregate, open).form === 'agreement')
    if (!task && (!agreement || !aggregate.state.runs.some(startsAnew))) {
      throw agreement
        ? new Refused('already_so', 'An agreement is recorded; amend it instead.')
        : new Refused('not_qualified', 'Only a qualified partner whose plan is agreed may sign.')
    }
    if (task?.status === 'waiting') throw new Refused('task_waits', 'The plan or MoU must be agreed first.')
    requireTerms(aggregate, terms)
    leaveGrid(aggregate)
    aggregate.emit({ type: 'agreement_recorded', ...signedAgreement(terms, aggregate.day, aggregate.day) })
    if (task) finish(aggregate, task)
    bindToRenew(aggregate)
  },

  amend_agreement(aggregate, { terms, why }) {
    const { agreement, exit } = aggregate.state
    if (!agreement) throw new Refused('no_agreement', 'There is no agreement to amend.')
    if (exit && !exit.silent) throw new Refused('exit_open', 'An exit is under way; withdraw it first.')
    if (why === 'renegotiated' && aggregate.day > agreement.end)
      throw new Refused('day_too_late', `New terms had to be signed by ${agreement.end}.`)
    requireTerms(aggregate, terms)
    // Before it is in force its start may still be corrected, and the grid with it; later the anchor stands (U2).
    const anchor = agreement.inForce ? agreement.anchor : terms.start
    aggregate.emit({ type: 'agreement_amended', terms, decision: decisionDay(terms, aggregate.day), anchor, why })
    const renewing = agreement.decided === 'renegotiate' || aggregate.state.runs.some(run => run.play === 'renewal')
    for (const run of aggregate.state.runs.filter(open => open.play === 'renewal'))
      aggregate.emit({ type: 'play_stopped', run: run.id, why: 'agreement amended' })
    if (aggregate.state.exit) withdrawExit(aggregate)
    bindToRenew(aggregate)
    if (renewing) advanceStage(aggregate, 'renewal decided')
  },
}
