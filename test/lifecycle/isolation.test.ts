import { describe, expect, test } from '@jest/globals'
import type { Model } from '../../lifecycle/model.js'
import type { Rules } from '../../lifecycle/rules/aggregate.js'
import { standing } from '../../lifecycle/standing.js'
import { step } from '../../lifecycle/step.js'
import { asAdmin, asManager, type Life, plainCalendar, shippedModel } from './life.js'
import { figures, grown, reviewed, settled } from './scenarios/grown.js'
import { called, onboarding, text } from './scenarios/lives.js'
import { sixStage } from './scenarios/scenario.js'

/** Rules that break where the test plants it, until they are mended. */
function planted(fault: (model: Model) => void): Rules & { mend(): void } {
  const rules = { model: structuredClone(shippedModel('six-stage')), calendar: plainCalendar }
  fault(rules.model)
  return Object.assign(rules, { mend: () => (rules.model = shippedModel('six-stage')) })
}
const unscorable = (model: Model) => (model.scores.card.cap = 'one and a half' as never)
const failures = (life: Life) =>
  life.events.flatMap(event =>
    event.type === 'rules_failed'
      ? [`${event.day} ${event.what}, again on ${event.retry}`]
      : event.type === 'rules_mended'
        ? [`${event.day} ${event.what} mended`]
        : [],
  )

describe('what the rules cannot carry out is set aside alone', () => {
  const atReview = (rules: Rules) => {
    const life = settled(grown(rules))
    reviewed(life)
    life.ask('2027-05-10', asManager, { type: 'record_figures', review: 1, figures: figures(100, '2027-04-30') })
    return life
  }

  test('a scorecard that breaks: on record, told to the manager and the sponsor, tried again, and the review goes on', () => {
    const life = atReview(planted(unscorable)).to('2027-06-10')
    expect(failures(life)).toEqual([
      '2027-05-17 score planned, again on 2027-05-18',
      '2027-05-18 score planned, again on 2027-05-20',
      '2027-05-20 score planned, again on 2027-05-24',
      '2027-05-24 score planned, again on 2027-06-01',
      '2027-06-01 score planned, again on 2027-06-17',
    ])
    expect(life.post('rules-failed')).toEqual([
      '2027-05-17 rules-failed → manager',
      '2027-05-17 rules-failed → sponsor',
    ])
    expect(life.letters.find(({ letter }) => letter === 'rules-failed')?.facts.failed).toMatchObject([
      { what: 'score planned', why: expect.stringMatching(/^TypeError: /), retry: '2027-05-18' },
    ])
    expect(called(life, 'review-1.outcome')).toEqual([
      '2027-05-27 due + 1 bd → manager',
      '2027-05-31 due + 3 bd → manager',
    ])
    expect(life.story('review_missed')).toEqual(['2027-06-08 review_missed'])
  })

  test('once its cause is gone it is carried out on the next try, or with the next command', () => {
    const byDay = planted(unscorable)
    const waiting = atReview(byDay).to('2027-05-18')
    byDay.mend()
    expect(failures(waiting.to('2027-05-21')).at(-1)).toBe('2027-05-20 score planned mended')
    expect(waiting.state).toMatchObject({ failed: undefined, reviews: { planned: { card: { score: 100 } } } })

    const byCommand = planted(unscorable)
    const asked = atReview(byCommand).to('2027-05-18')
    byCommand.mend()
    asked.ask('2027-05-19', asManager, { type: 'log_challenge', text })
    expect(failures(asked).at(-1)).toBe('2027-05-19 score planned mended')
    expect(asked.story('review_scored')).toEqual(['2027-05-19 review_scored'])
  })

  test('a command that mends nothing makes it fail again, without another letter', () => {
    const life = atReview(planted(unscorable)).to('2027-05-18')
    life.ask('2027-05-19', asManager, { type: 'log_challenge', text })
    expect(failures(life).at(-1)).toBe('2027-05-19 score planned, again on 2027-05-23')
    expect(life.post('rules-failed').length).toBe(2)
  })

  test('a decision whose silence breaks does not keep the rest of the play from being chased', () => {
    const life = onboarding(
      planted(model => {
        for (const task of model.plays.onboard?.tasks ?? []) if (task.name === 'hard-stop') task.silent = ['fly']
      }),
      '2027-02-01',
    ).to('2027-07-05')
    // Hard stop on 1 June, undecided 30 days later.
    expect(failures(life).slice(0, 2)).toEqual([
      '2027-07-02 lapse onboard-1.hard-stop, again on 2027-07-03',
      '2027-07-03 lapse onboard-1.hard-stop, again on 2027-07-05',
    ])
    expect(life.task('onboard-1.hard-stop')).toMatchObject({ status: 'open' })
    expect(
      life.refusal('2027-07-05', asManager, { type: 'answer_task', task: 'onboard-1.hard-stop', answer: 'exit' }),
    ).toBe('done')
    expect(life.to('2027-07-15').state).toMatchObject({ stage: 'exit', failed: undefined })
  })

  test('an agenda that cannot be read is read again later, and commands are heard meanwhile', () => {
    const rules = planted(model => delete model.numbers.renewalAhead)
    const life = onboarding(sixStage(), '2027-02-01')
    const broken = step(life.state, rules, '2027-02-03', [{ id: 'a', by: asManager, type: 'log_challenge', text }])
    expect(broken.answers.a).toHaveProperty('events')
    expect(broken.state.failed).toMatchObject({ 'read agenda': { tries: 3 } })
    expect(standing(broken.state, rules)).toMatchObject({
      nextDay: '2027-02-07',
      details: expect.stringContaining('**Could not read agenda**, tried again 2027-02-07'),
    })
    rules.mend()
    const mended = step(broken.state, rules, '2027-03-01')
    expect(mended.state.failed).toBeUndefined()
    expect(mended.events.filter(event => event.type === 'reminded').length).toBeGreaterThan(3)
  })

  test('letters that cannot be called are put on record; those of other events go', () => {
    const rules = planted(model => {
      model.plays.onboard?.tasks.forEach(
        task =>
          task.name === 'kick-off'
          && Object.defineProperty(task, 'answers', {
            get: () => {
              throw new Error('no answers')
            },
          }),
      )
    })
    const life = onboarding(sixStage(), '2027-02-01')
    const { letters, events, broken } = step(life.state, rules, '2027-02-05')
    expect(broken.map(({ what }) => what.replace(/\d+$/, 'n'))).toEqual(['letters of reminded n'])
    expect(events.at(-1)).toMatchObject({ type: 'rules_failed', why: 'Error: no answers' })
    expect(letters.map(({ letter, to }) => `${letter} → ${to.role}`)).toEqual([
      'rules-failed → manager',
      'rules-failed → sponsor',
    ])
  })

  test('a command on which the rules break is refused alone, and nothing of it stays', () => {
    const life = grown(sixStage())
    const rules = planted(model => delete model.plays.exit)
    const { answers, events, broken } = step(life.state, rules, '2027-03-01', [
      { id: 'a', by: asManager, type: 'log_challenge', text },
      { id: 'b', by: asAdmin, type: 'start_exit', reason: 'mutual', clause: 'any_time' },
      { id: 'c', by: asManager, type: 'log_challenge', text },
    ])
    expect(answers).toMatchObject({
      a: { events: {} },
      b: {
        refusal: {
          code: 'invalid',
          message: 'The rules could not decide start_exit; operations have been told. Nothing was changed.',
        },
      },
      c: { events: {} },
    })
    expect(broken).toMatchObject([{ what: 'start_exit b', error: expect.any(Error) }])
    expect(events.filter(event => event.by).map(event => event.type)).toEqual(['challenge_logged', 'challenge_logged'])
  })
})
