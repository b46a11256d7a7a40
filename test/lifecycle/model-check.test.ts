import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { registry } from '../../emails/registry.js'
import { checkModel } from '../../lifecycle/check.js'
import { flatten } from '../../lifecycle/flatten.js'
import { asLead, asManager, Life, plainCalendar } from './life.js'
import { longTerms } from './scenarios/lives.js'

const read = (file: string) =>
  parse(readFileSync(new URL(`../../lifecycle/models/${file}`, import.meta.url), 'utf8')) as Record<string, unknown>
const letters = Object.keys(registry)
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests break models in ways that their type forbids
type Loose = any
const model = (name = 'six-stage'): Loose => structuredClone(flatten(read(`${name}.yaml`), read('plays.yaml')))
const errorsAfter = (change: (model: Loose) => void, templates: string[] = letters) => {
  const broken = model()
  change(broken)
  return checkModel(broken, templates).errors.map(({ path, message }) => `${path}: ${message}`)
}
const task = (broken: Loose, play: string, name: string): Loose =>
  broken.plays[play].tasks.find((one: { name: string }) => one.name === name)

test.each(['six-stage', 'nine-stage', 'four-stage'])('the shipped model %s checks clean', name => {
  expect(checkModel(model(name), letters).errors).toEqual([])
})

/** What is done to the model, and the one thing that is wrong then: path and words. */
const breakages: [string, (broken: Loose) => void, string[]][] = [
  [
    'a stage that no stage leads to',
    m => {
      m.stages.island = { next: { exit: ['exit begins'] } }
    },
    ['stages.island: cannot be reached from any entry; let a stage lead to it, or remove it'],
  ],
  [
    'a dead end',
    m => {
      m.stages.growth.next.expansion = ['initiative opened']
      m.stages.expansion.next = {}
    },
    [
      'stages.expansion.next: is a dead end; say which stage may follow, and why',
      'stages.expansion: never reaches the end; let it lead, in some way, to "ended"',
    ],
  ],
  [
    'stages that go round and never end',
    m => {
      m.stages.exit.next = { growth: ['period ends'] }
      delete m.stages.recruiting.next.ended
    },
    [
      ...['recruiting', 'onboarding', 'growth', 'evaluation', 'expansion', 'exit'].map(
        stage => `stages.${stage}: never reaches the end; let it lead, in some way, to "ended"`,
      ),
      'stages: nothing leads to "ended"',
    ],
  ],
  [
    'a way to a stage that is not there',
    m => {
      m.stages.growth.next.bliss = ['period ends']
    },
    [
      'stages.growth.next.bliss: is no stage; stages are recruiting, onboarding, growth, evaluation, expansion, exit, ended',
    ],
  ],
  [
    'a reason that is none',
    m => {
      m.stages.growth.next.exit = ['the moon is full']
    },
    [
      'stages.growth.next.exit.0: must be a reason such as "agreement in force", "onboard complete", "period ends" or "exit begins"',
    ],
  ],
  [
    'a reason that waits for a play that is not there',
    m => {
      m.stages.onboarding.next.growth = ['celebrate complete']
    },
    ['stages.onboarding.next.growth: "celebrate complete" names a play that does not exist'],
  ],
  [
    'a stage whose play is not there',
    m => {
      m.stages.growth.plays = ['dance']
    },
    ['stages.growth.plays.0: names the play "dance", which does not exist'],
  ],
  [
    'an entry whose play is not there',
    m => {
      m.stages.evaluation.entry.existing = 'inspect'
    },
    ['stages.evaluation.entry.existing: names the play "inspect", which does not exist'],
  ],
  [
    'two entries for existing partners',
    m => {
      m.stages.growth.entry = { existing: 'audit' }
    },
    ['stages.evaluation.entry.existing: "existing" partners enter elsewhere already; each kind has one entry'],
  ],
  [
    'no entry for renewed partners',
    m => {
      delete m.stages.onboarding.entry
    },
    ['stages: no stage is entered by renewed partners; give one the entry {renewed: vows} (W3)'],
  ],
  [
    'reviews that begin nowhere',
    m => {
      m.reviews.begin = 'bloom'
    },
    [
      'reviews.begin: names the stage "bloom", which does not exist; stages are recruiting, '
        + 'onboarding, growth, evaluation, expansion, exit',
    ],
  ],
  [
    'reviews by a play that is not there',
    m => {
      m.reviews.play = 'inspect'
    },
    ['reviews.play: names the play "inspect", which does not exist'],
  ],
  [
    'reviews without an outcome',
    m => {
      m.plays.review.tasks = m.plays.review.tasks.filter((one: Loose) => one.name !== 'outcome')
    },
    ['plays.review.tasks: has no task {form: outcome}: no review would ever be over'],
  ],
  [
    'reviews that nothing misses',
    m => {
      task(m, 'review', 'outcome').silent = 'nothing'
    },
    ['plays.review.tasks.3.silent: must be "miss review": else a review without an outcome would never be over'],
  ],
  [
    'an unknown anchor',
    m => {
      task(m, 'grow', 'first-opportunity').due = 'kick-off + 45 d'
    },
    [
      'plays.grow.tasks.1.due: "kick-off + 45 d" counts from "kick-off", which is no day here; known '
        + 'are opened, periodEnd, goal, entry, agreement.start, agreement.end, decisionDay, exit.notice, '
        + 'exit.last, exit.transition, opens',
    ],
  ],
  [
    'an unknown number',
    m => {
      task(m, 'onboard', 'product-training').due = 'opened + 1/3 aim'
    },
    [
      'plays.onboard.tasks.4.due: "opened + 1/3 aim" counts "aim", which is no number; known are '
        + `${Object.keys(model().numbers).join(', ')}`,
    ],
  ],
  [
    'a day that does not read',
    m => {
      task(m, 'grow', 'first-opportunity').due = 'opened + 45 weeks'
    },
    [
      'plays.grow.tasks.1.due: "opened + 45 weeks": found "weeks" where "d", "bd" or "m" belongs; a '
        + 'day reads like "opened + 10 bd", "meeting - 7 bd", "opened + 1/3 target" or "later(exit.last, '
        + 'exit.notice + 10 bd)"',
    ],
  ],
  [
    'a day counted from one below it',
    m => {
      m.plays.improve.days = { half: 'whole - 30 d', whole: 'opened + 60 d', goal: 'opened + 60 d' }
    },
    [
      'plays.improve.days.half: "whole - 30 d" counts from "whole", which is no day here; known are '
        + 'opened, periodEnd, goal, entry, agreement.start, agreement.end, decisionDay, exit.notice, '
        + 'exit.last, exit.transition',
    ],
  ],
  [
    'a day counted from what the task does not wait for',
    m => {
      task(m, 'agree', 'signature').after = []
    },
    [
      'plays.agree.tasks.1.due: "plan.done + 30 d" counts from "plan.done", which is no day here; '
        + 'known are opened, periodEnd, goal, entry, agreement.start, agreement.end, decisionDay, '
        + 'exit.notice, exit.last, exit.transition, opens',
    ],
  ],
  [
    'a task without a day',
    m => {
      delete task(m, 'grow', 'first-opportunity').due
    },
    ['plays.grow.tasks.1.due: "first-opportunity" has no day; say by when, such as "opened + 10 bd"'],
  ],
  [
    'turns until a day that is not there',
    m => {
      task(m, 'improve', 'check-in').every.until = 'harvest'
    },
    [
      'plays.improve.tasks.0.every.until: "harvest" is no day of this play; known are opened, '
        + 'periodEnd, goal, entry, agreement.start, agreement.end, decisionDay, exit.notice, exit.last, '
        + 'exit.transition',
    ],
  ],
  [
    'a letter without a template',
    m => {
      m.ladders.task[0].letter = 'gentle-nudge'
    },
    ['ladders.task.0.letter: "gentle-nudge" has no template; write emails/gentle-nudge.tsx or name another'],
  ],
  [
    'a task’s letter without a template',
    m => {
      task(m, 'grow', 'business-plan').letter = 'ode'
    },
    ['plays.grow.tasks.0.letter: "ode" has no template; write emails/ode.tsx or name another'],
  ],
  [
    'an invitation without a template',
    m => {
      task(m, 'vows', 'kick-off').invites.letter = 'ode'
    },
    ['plays.vows.tasks.0.invites.letter: "ode" has no template; write emails/ode.tsx or name another'],
  ],
  [
    'a role that nobody has',
    m => {
      task(m, 'grow', 'first-opportunity').who = 'partner.poet'
    },
    [expect.stringMatching(/^plays\.grow\.tasks\.1\.who: .*partner\.sales.*vendor\.manager/) as unknown as string],
  ],
  [
    'a task of nobody',
    m => {
      delete task(m, 'grow', 'first-opportunity').who
    },
    [
      'plays.grow.tasks.1.who: "first-opportunity" belongs to nobody; name a role such as partner.sales or vendor.manager',
    ],
  ],
  [
    'a task of whoever owns it',
    m => {
      task(m, 'grow', 'first-opportunity').who = 'owner'
    },
    ['plays.grow.tasks.1.who: "owner" is nobody that can do a task; name a role such as partner.sales'],
  ],
  [
    'a validation by nobody',
    m => {
      task(m, 'agree', 'plan').validate = 'sponsor'
    },
    ['plays.agree.tasks.0.validate: "sponsor" is nobody that can validate; name a role such as vendor.manager'],
  ],
  [
    'a letter to the rules themselves',
    m => {
      m.ladders.data[1].to = 'system'
    },
    ['ladders.data.1.to: "system" reads no letters; name a role, "owner" or "sponsor"'],
  ],
  [
    'a question without its silence',
    m => {
      delete task(m, 'qualify', 'go').silent
    },
    [
      'plays.qualify.tasks.3.silent: "go" is a question and does not say what silence does; add "silent", and "close" for its last day',
    ],
  ],
  [
    'a silence without a last day',
    m => {
      delete task(m, 'propose-exit', 'choose').close
    },
    ['plays.propose-exit.tasks.0.close: "choose" says what silence does but not after which day; add "close"'],
  ],
  [
    'a question without an answer',
    m => {
      task(m, 'propose-exit', 'choose').answers = {}
    },
    ['plays.propose-exit.tasks.0.answers: has no answer'],
  ],
  [
    'an early answer that is none',
    m => {
      task(m, 'qualify', 'go').early = ['maybe']
    },
    ['plays.qualify.tasks.3.early: "maybe" is none of its answers'],
  ],
  [
    'a play before the agreement that nobody’s silence ends',
    m => {
      for (const one of m.plays.agree.tasks) {
        delete one.close
        delete one.silent
      }
    },
    [
      'plays.agree.tasks: may begin before there is an agreement, and no task of it has a last day: '
        + 'nobody’s silence would ever end it; give one "close" and "silent"',
    ],
  ],
  [
    'nothing for a new partner to sign',
    m => {
      delete task(m, 'agree', 'signature').form
    },
    ['plays: no task {form: agreement} can be reached by a new partner: none would ever sign'],
  ],
  [
    'a grant without its reversal',
    m => {
      delete m.grants[2].reversal
    },
    ['grants.2: "discount" has no reversal; say who takes it back: reversal: {who: vendor.manager}'],
  ],
  [
    'a reversal by nobody',
    m => {
      m.grants[2].reversal.who = 'owner'
    },
    ['grants.2.reversal.who: "owner" is nobody that can take it back; name a role such as vendor.manager'],
  ],
  [
    'an exit that takes nothing back',
    m => {
      m.plays.exit.tasks = m.plays.exit.tasks.filter((one: Loose) => one.each !== 'grant')
    },
    ['plays.exit.tasks: has no task {name: reversal, each: grant}: what was granted would never be taken back'],
  ],
  [
    'a withdrawal that gives nothing back',
    m => {
      task(m, 'restore', 'regrant').name = 'again'
    },
    ['plays.restore.tasks: has no task {name: regrant, each: grant}'],
  ],
  [
    'a tier with a grant that is none',
    m => {
      m.tiers[1].grants = ['fame']
    },
    ['tiers.1.grants: "fame" is no grant; grants are portal, brand, discount, marketing-support, early-access, bonus'],
  ],
  [
    'a task that gives what is no grant',
    m => {
      task(m, 'onboard', 'access').grants = ['keys']
    },
    [
      'plays.onboard.tasks.1.grants: "keys" is no grant; grants are portal, brand, discount, marketing-support, early-access, bonus',
    ],
  ],
  [
    'the same tier twice',
    m => {
      m.tiers.push({ name: 'gold', grants: [] })
    },
    ['tiers: "gold" stands twice'],
  ],
  [
    'the same grant twice',
    m => {
      m.grants.push(m.grants[0])
    },
    ['grants: "portal" stands twice'],
  ],
  [
    'the same task twice',
    m => {
      m.plays.grow.tasks.push(m.plays.grow.tasks[0])
    },
    ['plays.grow.tasks: "business-plan" stands twice'],
  ],
  [
    'an unknown effect',
    m => {
      task(m, 'propose-exit', 'choose').answers.keep = 'celebrate'
    },
    [
      'plays.propose-exit.tasks.0.answers.keep: must be an effect such as "start qualify", "close declined", "exit" or "nothing"',
    ],
  ],
  [
    'an effect that starts what is not there',
    m => {
      m.triggers[2].then = ['start party']
    },
    [
      `triggers.2.then: "start party" starts a play that does not exist; plays are ${Object.keys(model().plays).join(', ')}`,
    ],
  ],
  [
    'an overrun that starts what is not there',
    m => {
      m.plays.vows.overrun = 'start party'
    },
    [
      `plays.vows.overrun: "start party" starts a play that does not exist; plays are ${Object.keys(model().plays).join(', ')}`,
    ],
  ],
  [
    'a hard stop extended where there is none',
    m => {
      task(m, 'propose-exit', 'choose').answers.keep = 'extend onboarding'
    },
    ['plays.propose-exit.tasks.0.answers.keep: "extend onboarding" needs a day "hardStop" in its play'],
  ],
  [
    'a circle of tasks that wait for each other',
    m => {
      task(m, 'grow', 'check-in-30').after = ['check-in-60']
      task(m, 'grow', 'check-in-60').after = ['check-in-30']
    },
    [
      'plays.grow.tasks.2.after: "check-in-30" waits, in a circle, for itself',
      'plays.grow.tasks.3.after: "check-in-60" waits, in a circle, for itself',
    ],
  ],
  [
    'a task that waits for what is not there',
    m => {
      task(m, 'grow', 'check-in-30').after = ['spring']
    },
    ['plays.grow.tasks.2.after: "spring" is no other task of this play'],
  ],
  [
    'a ladder that is not there',
    m => {
      task(m, 'grow', 'check-in-30').ladder = 'rope'
    },
    [
      'plays.grow.tasks.2.ladder: "rope" is no ladder; ladders are task, asking, data, outcome, '
        + 'decision, hard-stop, renewal, transition, none',
    ],
  ],
  [
    'a score that is needed and cannot pass',
    m => {
      task(m, 'qualify', 'go').needs = 'card'
    },
    ['plays.qualify.tasks.3.needs: "card" is no score that passes; those are fit, qualification'],
  ],
  [
    'weights that do not sum up to 1',
    m => {
      m.scores.card.weights.oem.adoption = 0.4
    },
    ['scores.card.weights.oem: the weights sum up to 1.1, and must to 1'],
  ],
  [
    'weights of a partner type that is none',
    m => {
      m.scores.card.weights.pirate = { adoption: 1 }
    },
    [
      'scores.card.weights.pirate: is no partner type; those are reseller, distributor, referral, '
        + 'technology, services, system_integrator, msp, oem',
    ],
  ],
  [
    'no weights for the other types',
    m => {
      delete m.scores.card.weights.else
    },
    ['scores.card.weights.else: is missing: the weights of every other partner type'],
  ],
  [
    'bands that overlap',
    m => {
      m.scores.card.meets = 1.2
    },
    ['scores.card.meets: must lie below exceeds, 1.1'],
  ],
  [
    'a number that the rules read and that is missing',
    m => {
      delete m.numbers.grace
    },
    ['numbers.grace: is missing; the rules read it, for example "grace: {else: 30}"'],
  ],
  [
    'a number for a partner type that is none',
    m => {
      m.numbers.target.pirate = 30
    },
    [
      'numbers.target.pirate: is neither a partner type nor a tier; known are else, reseller, '
        + 'distributor, referral, technology, services, system_integrator, msp, oem, registered, silver, '
        + 'gold, platinum',
    ],
  ],
  [
    'half a day',
    m => {
      m.numbers.grace.else = 180.5
    },
    ['numbers.grace.else: Invalid input: expected int, received number'],
  ],
  [
    'a cadence of two months',
    m => {
      m.numbers.cadence.gold = 2
    },
    ['numbers.cadence.gold: must be a multiple of 3 months (R2)'],
  ],
  [
    'a play that the rules start and that is missing',
    m => {
      delete m.plays['decide-tier']
    },
    ['plays.decide-tier: is missing; the rules start this play themselves'],
  ],
  [
    'an unknown field',
    m => {
      task(m, 'grow', 'check-in-30').colour = 'blue'
    },
    ['plays.grow.tasks.2: Unrecognized key: "colour"'],
  ],
  [
    'an unknown field of the whole',
    m => {
      m.motto = 'onwards'
    },
    ['(the whole file): Unrecognized key: "motto"'],
  ],
]

describe('a broken model is refused with the path of what is wrong, and how to mend it', () => {
  test.each(breakages)('%s', (_, change, errors) => {
    expect(errorsAfter(change)).toEqual(errors)
  })

  test('the template of a letter that was deleted', () => {
    expect(
      errorsAfter(
        () => {},
        letters.filter(letter => letter !== 'pre-read' && letter !== 'hard-stop'),
      ),
    ).toEqual([
      'ladders.hard-stop.0.letter: "hard-stop" has no template; write emails/hard-stop.tsx or name another',
      'plays.onboard.tasks.8.letter: "hard-stop" has no template; write emails/hard-stop.tsx or name another',
    ])
  })

  test('something that is no model at all', () => {
    expect(checkModel('stages', letters).errors).toEqual([
      { path: '(the whole file)', message: 'Invalid input: expected object, received string' },
    ])
    expect(checkModel(undefined, letters).model).toBeUndefined()
  })
})

test('a model of one’s own, other stages and plays, runs from entry to end', () => {
  const own = model()
  Object.assign(own, {
    name: 'guild',
    title: 'Courtship, apprenticeship, trade, parting',
    reviews: { begin: 'trade', play: 'review' },
    stages: {
      courtship: { entry: { new: 'court' }, next: { apprenticeship: ['agreement in force'], ended: ['closed'] } },
      apprenticeship: {
        entry: { renewed: 'vows' },
        plays: ['learn'],
        next: { trade: ['learn complete'], parting: ['exit begins'] },
      },
      trade: { entry: { existing: 'audit' }, next: { parting: ['exit begins'] } },
      parting: { next: { ended: ['nothing left'] } },
    },
  })
  own.plays.court = {
    tasks: [
      {
        name: 'tea',
        who: 'partner.main',
        due: 'opened + 7 d',
        close: 'due + 7 d',
        ladder: 'none',
        letter: 'invitation',
        answers: { sweet: 'start swear', bitter: 'close declined' },
        silent: 'close declined_by_silence',
      },
    ],
  }
  own.plays.swear = {
    tasks: [
      {
        name: 'oath',
        who: 'partner.main',
        due: 'opened + 2 bd',
        form: 'agreement',
        close: 'due + 10 d',
        silent: 'close not_signed',
      },
    ],
  }
  own.plays.learn = {
    tasks: [
      { name: 'hammer', who: 'partner.technical', due: 'opened + 10 bd', grants: ['portal'] },
      { name: 'anvil', who: 'both', after: ['hammer'], due: 'hammer.done + 1 m', milestone: true },
    ],
  }
  for (const unused of ['prospect', 'invite', 'qualify', 'agree', 'onboard', 'grow']) delete own.plays[unused]
  const { model: checked, errors } = checkModel(own, letters)
  expect(errors).toEqual([])
  if (!checked) return

  const life = new Life({ model: checked, calendar: plainCalendar }, { on: '2027-01-04' })
  expect(life.task('court-1.tea')).toMatchObject({ due: '2027-01-11', closes: '2027-01-18', status: 'open' })
  life.ask('2027-01-12', asLead, { type: 'answer_task', task: 'court-1.tea', answer: 'sweet' })
  expect(life.task('swear-1.oath')?.due).toBe('2027-01-14')
  life.ask('2027-01-14', asManager, { type: 'record_agreement', terms: { ...longTerms, start: '2027-01-15' } })
  life.to('2027-01-15')
  expect([life.state.stage, life.task('learn-1.hammer')?.due, life.task('learn-1.anvil')?.status]).toEqual([
    'apprenticeship',
    '2027-01-29',
    'waiting',
  ])
  life.ask('2027-01-20', asLead, { type: 'complete_task', task: 'learn-1.hammer' })
  // One month after Wednesday, January 20, is Saturday, February 20.
  expect(life.task('learn-1.anvil')?.due).toBe('2027-02-22')
  life.ask('2027-02-05', asLead, { type: 'complete_task', task: 'learn-1.anvil' })
  expect([life.state.stage, life.state.reviews.planned?.period, life.state.reviews.planned?.meeting]).toEqual([
    'trade',
    '2027-04-15',
    '2027-05-06',
  ])
  life.ask('2027-05-06', asManager, { type: 'record_outcome', review: 1, decision: 'on_course', actions: [] })
  expect([life.state.stage, life.state.reviews.planned?.period]).toEqual(['trade', '2027-07-15'])
  life.ask('2027-05-10', asManager, { type: 'start_exit', reason: 'mutual', clause: 'for_cause' })
  expect(life.state.stage).toBe('parting')
  const customers = life.task('exit-1.customers')
  expect(customers).toBeDefined()
  for (
    let task = life.state.tasks.find(open => open.status === 'open');
    task;
    task = life.state.tasks.find(open => open.status === 'open' || open.status === 'planned')
  ) {
    const on = task.opens > life.today ? task.opens : life.today
    if (task.name === 'customers') life.ask(on, asLead, { type: 'list_customers', customers: [] })
    else life.ask(on, asManager, { type: 'complete_task', task: task.id })
  }
  // The last day is 10 May, and over on the day after.
  life.to('2027-05-11')
  expect([
    life.state.stage,
    life.state.closed?.reason,
    life.state.grants.map(grant => `${grant.name} ${grant.status}`),
  ]).toEqual(['ended', 'mutual', ['portal revoked']])
})
