import { randomUUID } from 'node:crypto'
import { Customer } from '../../database/entities/customer.js'
import { Exit } from '../../database/entities/exit.js'
import { Grant } from '../../database/entities/grant.js'
import { Initiative } from '../../database/entities/initiative.js'
import { KpiActual } from '../../database/entities/kpi-actual.js'
import { KpiTarget } from '../../database/entities/kpi-target.js'
import { Partner } from '../../database/entities/partner.js'
import { Partnership } from '../../database/entities/partnership.js'
import { PlayRun } from '../../database/entities/play-run.js'
import { Review } from '../../database/entities/review.js'
import { SurveyAnswer } from '../../database/entities/survey-answer.js'
import { Task } from '../../database/entities/task.js'
import { Text } from '../../database/entities/text.js'
import { every } from '../../database/every.js'
import { openPartnership } from '../../database/opening.js'
import { rebuild } from '../../database/rebuild.js'
import { tables as following } from '../../database/rows.js'
import { evolve } from '../../lifecycle/evolve.js'
import type { Event, EventOf, EventType } from '../../lifecycle/event.js'
import { lifeWithEverything, nextHome } from './life.js'
import { type Programme, openProgramme, write } from './programme.js'
import { rowsSay, stateSays } from './said.js'

const tables = [
  'partnership',
  'contact',
  'joint_customer',
  'task',
  'play_run',
  'review',
  'kpi_target',
  'kpi_actual',
  'survey_answer',
  'initiative',
  'partner_grant',
  'partnership_exit',
]

let programme: Programme
let life: Event[]
const id = randomUUID()
const customer = randomUUID()
const em = () => programme.orm.em.fork()

/** Every row of every table, as text, in a stable order. */
async function dump(): Promise<Record<string, string[]>> {
  const rows = await Promise.all(
    tables.map(async table => {
      const found = await em().execute<{ row: string }[]>(
        `select row from (select (to_jsonb(t) - 'state')::text as row from "${table}" t) r order by row collate "C"`,
      )
      return [table, found.map(({ row }) => row)] as const
    }),
  )
  return Object.fromEntries(rows)
}

const stored = async () => (await em().findOneOrFail(Partnership, id, { populate: ['state'] })).state

async function record(events: Event[], batch: number) {
  for (let from = 0; from < events.length; from += batch)
    await write(programme.orm, id, events.slice(from, from + batch))
}

beforeAll(async () => {
  programme = await openProgramme()
  life = lifeWithEverything(programme, id, customer)
  await openPartnership(programme.orm.em, programme.partner, life[0] as Event & EventOf<'partnership_opened'>, id)
  await em().insert(Customer, { id: customer, partnership: id, name: 'Kontor' })
  await em().insert(Text, { id: nextHome, partnership: id, kind: 'complete_task', body: 'Südwind' })
  await record(life.slice(1), 7)
})
afterAll(() => programme.close())

test('the life has every kind of event', () => {
  const types = every<EventType>({
    partnership_opened: true,
    stage_entered: true,
    partnership_closed: true,
    partnership_ended: true,
    paused: true,
    resumed: true,
    health_changed: true,
    rules_failed: true,
    rules_mended: true,
    contact_added: true,
    contact_left: true,
    contact_bounced: true,
    contact_mended: true,
    contact_roles_changed: true,
    main_contact_changed: true,
    team_changed: true,
    person_left: true,
    person_bounced: true,
    person_mended: true,
    asked_anew: true,
    partner_type_changed: true,
    place_changed: true,
    calendar_changed: true,
    calendar_missing: true,
    partner_merged: true,
    play_started: true,
    play_completed: true,
    play_stopped: true,
    tasks_laid: true,
    task_opened: true,
    task_handed_in: true,
    task_rejected: true,
    task_done: true,
    task_waived: true,
    task_reassigned: true,
    task_cancelled: true,
    task_lapsed: true,
    task_moved: true,
    reminded: true,
    extension_asked: true,
    extension_granted: true,
    extension_refused: true,
    clock_stopped: true,
    hard_stop_extended: true,
    run_restarted: true,
    at_risk: true,
    play_overrun: true,
    invitation_sent: true,
    invitation_extended: true,
    qualification_recorded: true,
    business_case_recorded: true,
    qualification_overridden: true,
    agreement_recorded: true,
    agreement_amended: true,
    agreement_in_force: true,
    review_planned: true,
    period_skipped: true,
    period_ended: true,
    figures_recorded: true,
    targets_set: true,
    figures_confirmed: true,
    survey_answered: true,
    review_scored: true,
    decision_would_differ: true,
    meeting_moved: true,
    review_held: true,
    review_missed: true,
    review_cancelled: true,
    decision_changed: true,
    audited: true,
    promoted: true,
    warned: true,
    grace_ended: true,
    warning_cleared: true,
    tier_kept: true,
    demoted: true,
    granted: true,
    revoked: true,
    challenge_logged: true,
    improvement_opened: true,
    improvement_closed: true,
    initiative_opened: true,
    initiative_changed: true,
    checked_in: true,
    initiative_closed: true,
    renewal_decided: true,
    agreement_renewed: true,
    vows_begun: true,
    vows_completed: true,
    vows_ended: true,
    exit_started: true,
    last_day_set: true,
    customers_listed: true,
    exit_withdrawn: true,
    last_day_reached: true,
  })
  const lived = new Set(life.map(event => event.type))
  expect(types.filter(type => !lived.has(type))).toEqual([])
})

test('projections equal the journal: rebuilt from it they are the same, row for row', async () => {
  const [recorded, state] = [await dump(), await stored()]
  for (const table of tables) expect([table, recorded[table]?.length]).not.toEqual([table, 0])
  await rebuild(programme.orm.em, id)
  expect(await dump()).toEqual(recorded)
  expect(await stored()).toEqual(state)
})

test('a row that says other than the journal is found and mended', async () => {
  const recorded = await dump()
  await em().nativeUpdate(Task, { partnership: id, id: 'exit-2.lessons' }, { due: '2031-01-01' })
  await em().nativeDelete(Grant, { partnership: id })
  await em().nativeUpdate(Partnership, { id }, { tier: 'platinum', agreementEnd: null })
  expect(await dump()).not.toEqual(recorded)
  await rebuild(programme.orm.em, id)
  expect(await dump()).toEqual(recorded)
})

test(
  'recorded event by event, the rows say after each what the state says, and in the end what they '
    + 'say when recorded together',
  async () => {
    const other = await openProgramme()
    try {
      const partnership = randomUUID()
      const events = lifeWithEverything(other, partnership, customer)
      await openPartnership(
        other.orm.em,
        other.partner,
        events[0] as Event & EventOf<'partnership_opened'>,
        partnership,
      )
      await other.orm.em.fork().insert(Customer, { id: customer, partnership, name: 'Kontor' })
      let state = evolve(undefined, events[0] as Event)
      for (const event of events.slice(1)) {
        await write(other.orm, partnership, [event])
        state = evolve(state, event)
        expect([event.number, event.type, await rowsSay(other.orm, partnership)]).toEqual([
          event.number,
          event.type,
          stateSays(state),
        ])
      }
      for (const { entity: table } of following) {
        const here = await em().find(table as typeof Task, { partnership: id })
        const there = await other.orm.em.fork().find(table as typeof Task, { partnership })
        expect(there.length).toBeGreaterThan(0)
        const ids = new Map([
          [partnership, id],
          [other.lead, programme.lead],
          [other.sales, programme.sales],
          [other.manager, programme.manager],
          [other.sponsor, programme.sponsor],
        ])
        const text = (rows: object[]) =>
          rows.map(row => [...ids].reduce((json, [from, to]) => json.replaceAll(from, to), JSON.stringify(row))).sort()
        expect(text(there)).toEqual(text(here))
      }
    } finally {
      await other.close()
    }
  },
  180_000,
)

describe('what the rows say of that life', () => {
  const task = (name: string) => em().findOneOrFail(Task, { partnership: id, id: name })

  test('tasks keep what the state drops', async () => {
    expect(await task('invite-1.answer')).toMatchObject({
      status: 'done',
      answer: 'accept',
      due: '2027-03-12',
      initiallyDue: '2027-02-10',
      extensions: 1,
      reminders: 1,
      lateDays: 0,
      endedOn: '2027-01-18',
    })
    expect(await task('onboard-1.access')).toMatchObject({
      status: 'done',
      lateDays: 5,
      escalatedOn: '2027-02-01',
      answerData: { note: 'late' },
    })
    expect(await task('onboard-1.integration')).toMatchObject({
      status: 'cancelled',
      why: 'play completed',
      due: '2027-02-15',
      closes: '2027-03-15',
      opens: '2027-02-06',
    })
    expect(await task('onboard-1.training')).toMatchObject({
      due: '2027-02-26',
      extensions: 2,
      rejections: 1,
      handedInOn: null,
      extensionUntil: null,
      validator: 'vendor.manager',
    })
    expect(await task('onboard-1.plan')).toMatchObject({
      status: 'waived',
      assignee: { side: 'partner', id: programme.sales },
      reminders: 0,
      due: '2027-02-17',
    })
    expect(await task('onboard-1.channels')).toMatchObject({ status: 'cancelled', opens: '2027-03-01' })
    expect(await task('review-2.data')).toMatchObject({ status: 'lapsed', why: 'nothing' })
    expect(await task('exit-1.assets')).toMatchObject({ status: 'cancelled', why: 'exit 1 withdrawn' })
    expect(await task('exit-2.lessons')).toMatchObject({ status: 'cancelled', due: '2029-06-14' })
  })

  test('runs, with the days that they moved to', async () => {
    const run = (name: string) => em().findOneOrFail(PlayRun, { partnership: id, id: name })
    expect(await run('onboard-1')).toMatchObject({
      status: 'completed',
      stoppedDays: 5,
      extensions: 1,
      atRisk: true,
      overrunOn: '2027-02-01',
      days: { goal: '2027-05-07', hardStop: '2027-07-06', meeting: '2027-02-12' },
    })
    expect(await run('improve-1')).toMatchObject({ status: 'stopped', verdict: 'recovered' })
    expect(await run('review-2')).toMatchObject({ status: 'stopped', days: { meeting: '2028-03-20' } })
  })

  test('reviews, figures and answers', async () => {
    const review = (number: number) => em().findOneOrFail(Review, { partnership: id, number })
    expect(await review(1)).toMatchObject({ status: 'skipped', period: '2027-05-01' })
    expect(await review(2)).toMatchObject({
      status: 'held',
      meeting: '2027-08-25',
      sequence: 1,
      decision: 'expand',
      score: 65,
      rating: 'below',
      wouldBe: 'meets',
      rescoredCard: { score: 85 },
      missing: ['partner_satisfaction'],
      carriedOver: ['follow-up-1.a0'],
      heldOn: '2027-08-25',
    })
    expect(await review(3)).toMatchObject({ status: 'missed' })
    expect(await review(4)).toMatchObject({ status: 'cancelled', why: 'exit' })
    expect(
      (
        await em().find(
          KpiActual,
          { partnership: id, kpi: 'partner_sourced_revenue' },
          { orderBy: { revision: 'asc' } },
        )
      ).map(({ value, revision }) => [revision, value]),
    ).toEqual([
      [1, 120],
      [2, 70],
    ])
    expect(
      (await em().find(KpiTarget, { partnership: id }, { orderBy: { kpi: 'asc' } })).map(({ kpi, value }) => [
        kpi,
        value,
      ]),
    ).toEqual([
      ['new_customers', 5],
      ['partner_sourced_revenue', 110.25],
    ])
    expect(
      (await em().find(SurveyAnswer, { partnership: id })).map(answer => [answer.answers, answer.mean().toFixed(2)]),
    ).toEqual([[[5, 5, 3], '4.33']])
  })

  test('grants, initiatives, exits, the customer and the partner', async () => {
    expect(
      (await em().find(Grant, { partnership: id }, { orderBy: { name: 'asc' } })).map(
        ({ name, status, why, revokedWhy }) => [name, status, why, revokedWhy],
      ),
    ).toEqual([
      ['discount', 'given', 'access is done', null],
      ['portal', 'revoked', 'exit 1 was withdrawn', 'exit 2'],
    ])
    expect(
      (await em().find(Initiative, { partnership: id }, { orderBy: { id: 'asc' } })).map(
        ({ id: name, status, checkIns, progress, goal, everyDays, stoppedBy }) => [
          name,
          status,
          checkIns,
          progress,
          goal,
          everyDays,
          stoppedBy,
        ],
      ),
    ).toEqual([
      ['i1', 'stopped', 1, 30, '2028-08-12', 14, 2],
      ['i2', 'folded_in', 0, null, '2028-06-30', 30, null],
    ])
    expect(
      (await em().find(Exit, { partnership: id }, { orderBy: { number: 'asc' } })).map(
        ({ status, last, clause, silent, from, customers }) => [status, last, clause, silent, from, customers],
      ),
    ).toEqual([
      ['withdrawn', '2028-04-30', 'any_time', false, 'growth', null],
      ['ended', '2029-05-15', 'for_cause', true, 'growth', [customer]],
    ])
    expect((await em().findOneOrFail(Customer, customer)).home).toBe('Südwind')
    expect((await em().findOneOrFail(Partner, programme.partner)).mergedInto).toBe(programme.partner)
  })

  test('the partnership itself', async () => {
    const row = await em().findOneOrFail(Partnership, id)
    expect(row).toMatchObject({
      stage: 'growth',
      beneath: null,
      tier: 'registered',
      health: 'watch',
      type: 'msp',
      zone: 'Europe/Zurich',
      warnedUntil: null,
      pausedUntil: null,
      calendarMissing: false,
      agreementEnd: '2029-01-31',
      noticeDays: 60,
      renewals: 0,
      agreementInForce: true,
      closedOn: '2029-07-01',
      closedReason: 'not_now',
      openUntil: '2030-07-01',
      businessCase: { revenue: 250_000, cost: 90_000.5, paybackMonth: 9 },
      fit: { band: 'go' },
      qualification: { band: 'no-go', lowest: 3 },
    })
    expect(row.manager.id).toBe(programme.sponsor)
    expect(row.mainContact.id).toBe(programme.lead)
    expect(row.number).toBe(life.length)
  })
})
