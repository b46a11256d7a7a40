import { describe, expect, test } from '@jest/globals'
import { asAdmin, asLead, asManager, type Life, people } from '../life.js'
import { grown, initiative, newInitiative, reviewed, settled, told } from '../scenarios/grown.js'
import { gone, onboarding } from '../scenarios/lives.js'
import { sixStage } from '../scenarios/scenario.js'

const successor = 'e0000000-0000-4000-8000-000000000008'
const standIn = 'e0000000-0000-4000-8000-000000000009'
const names: Record<string, string> = {
  [people.manager]: 'manager',
  [people.boss]: 'boss',
  [people.engineer]: 'engineer',
  [successor]: 'successor',
  [standIn]: 'stand-in',
}
/** `day letter → who` of what was sent to the vendor's people from the day on. */
const toUs = (life: Life, from: string) =>
  life.letters
    .filter(({ to, day, withheld }) => to.side === 'vendor' && day >= from && !withheld)
    .map(({ day, letter, to }) => `${day} ${letter} → ${names[to.id]}${to.fallback ? ` for ${to.role}` : ''}`)
const teamOf = ({ state: { team } }: Life) =>
  Object.fromEntries(Object.entries(team).map(([role, id]) => [role, names[id]]))

/** D is 2027-12-02; the manager was asked on 2027-09-03. */
const renewing = () =>
  reviewed(settled(grown(sixStage(), { terms: { end: '2028-01-31', noticeDays: 60 } })), 100, 100).to('2027-10-14')

describe('one of the vendor’s people leaves', () => {
  test('M4: with a successor: roles, and the renewal’s question is asked anew; the sponsor and the partner hear at once', () => {
    const life = renewing()
    life.ask('2027-10-15', asAdmin, { type: 'person_left', person: people.manager, successor })
    expect(teamOf(life)).toEqual({ manager: 'successor', sponsor: 'boss', technical: 'engineer' })
    expect(toUs(life.to('2027-10-15'), '2027-10-15').sort()).toEqual([
      '2027-10-15 person-away → boss',
      '2027-10-15 person-away → successor',
      '2027-10-15 renewal-ahead → successor',
    ])
    expect(life.post('manager-changed')).toEqual(['2027-10-15 manager-changed → main'])
    expect(life.letters.find(({ letter }) => letter === 'manager-changed')?.facts).toMatchObject({
      person: successor,
      from: people.manager,
    })
    life.to('2027-12-31')
    expect(life.letters.some(({ to, day }) => to.id === people.manager && day > '2027-10-14')).toBe(false)
    expect(toUs(life, '2027-10-16').filter(line => line.includes('renewal-decision'))).toEqual([
      '2027-11-02 renewal-decision → successor',
      '2027-11-18 renewal-decision → successor',
      '2027-11-25 renewal-decision → successor',
    ])
  })

  test('M4: without one the manager’s part falls to the sponsor, the sponsor’s to an admin, any other to the manager', () => {
    const life = renewing()
    life.ask('2027-10-15', asAdmin, { type: 'person_left', person: people.manager })
    expect(teamOf(life)).toEqual({ manager: 'boss', sponsor: 'boss', technical: 'engineer' })
    expect(toUs(life.to('2027-10-15'), '2027-10-15').sort()).toEqual([
      '2027-10-15 person-away → boss',
      '2027-10-15 renewal-ahead → boss',
    ])
    expect(life.refusal('2027-10-16', asAdmin, { type: 'person_left', person: people.boss })).toBe('invalid')
    life.ask('2027-10-16', asAdmin, { type: 'person_left', person: people.boss, standIn })
    life.ask('2027-10-16', asAdmin, { type: 'person_left', person: people.engineer })
    expect(teamOf(life)).toEqual({ manager: 'stand-in', sponsor: 'stand-in' })
  })

  test('M4: tasks given to them show the new owner, those that an exit has stopped too, and so do initiatives', () => {
    for (const [named, owner, heir] of [
      [successor, 'successor', 'successor'],
      [undefined, 'manager', 'manager'],
    ] as const) {
      const life = settled(grown(sixStage())).to('2027-03-01')
      life.ask('2027-03-01', asManager, { ...newInitiative('2027-09-01'), owner: people.engineer })
      life.ask('2027-03-01', asManager, { type: 'open_improvement', days: 60 })
      life.to('2027-04-27')
      life.ask('2027-04-27', asManager, {
        type: 'reassign_task',
        task: 'improve-1.verdict',
        to: { side: 'vendor', id: people.engineer },
      })
      life.ask('2027-04-28', asManager, { type: 'start_exit', reason: 'mutual', clause: 'any_time' })
      life.ask('2027-04-29', asAdmin, {
        type: 'person_left',
        person: people.engineer,
        ...(named && { successor: named }),
      })
      life.ask('2027-04-30', asManager, { type: 'withdraw_exit' })
      expect(names[life.task('improve-1.verdict')?.assignee?.id ?? people.manager]).toBe(owner)
      expect(life.state.initiatives.map(one => [one.id, names[one.owner]])).toEqual([[initiative, heir]])
    }
  })

  test('M4: who has no part in the partnership is refused, and so is a successor who leaves', () => {
    const life = renewing()
    const leaves = (person: string, more = {}) =>
      life.refusal('2027-10-15', asAdmin, { type: 'person_left', person, ...more })
    expect(leaves(successor)).toBe('unknown_person')
    expect(leaves(people.manager, { successor: people.manager })).toBe('invalid')
    expect(life.refusal('2027-10-15', asManager, { type: 'person_left', person: people.engineer })).toBe('needs_admin')
  })
})

describe('the address of one of the vendor’s people refuses a letter', () => {
  test('M4: nothing is withheld for it: the part falls to others, who are asked anew, until the address is mended', () => {
    const life = renewing()
    life.ask('2027-10-15', asAdmin, { type: 'person_bounced', person: people.manager, standIn })
    expect(toUs(life.to('2027-11-18'), '2027-10-15')).toEqual([
      '2027-10-15 person-away → boss for manager',
      '2027-10-15 renewal-ahead → boss for manager',
      '2027-11-02 renewal-decision → boss for manager',
      '2027-11-12 improvement-plan → boss for manager',
      '2027-11-15 pre-read → boss for manager',
      '2027-11-18 renewal-decision → boss for manager',
    ])
    expect(life.letters.some(({ withheld }) => withheld === 'nobody to write to')).toBe(false)
    life.ask('2027-11-19', asAdmin, { type: 'person_bounced', person: people.boss })
    expect(toUs(life.to('2027-11-19'), '2027-11-19')).toEqual([
      '2027-11-19 person-away → stand-in for manager',
      '2027-11-19 renewal-ahead → stand-in for manager',
    ])
    life.ask('2027-11-22', asAdmin, { type: 'person_mended', person: people.manager })
    expect(toUs(life.to('2027-11-24'), '2027-11-20')).toEqual(['2027-11-22 tasks-assigned → manager'])
    expect(teamOf(life)).toEqual({ manager: 'manager', sponsor: 'boss', technical: 'engineer' })
  })

  test('M4: a task that was given to them is chased with whoever has its role', () => {
    const life = onboarding(sixStage(), '2027-02-01')
    life.ask('2027-02-02', asAdmin, { type: 'person_bounced', person: people.engineer })
    expect(toUs(life.to('2027-02-02'), '2027-02-02')).toEqual([
      '2027-02-02 person-away → manager',
      '2027-02-02 person-away → boss',
      '2027-02-02 tasks-assigned → manager for technical',
    ])
    expect(life.refusal('2027-02-03', asAdmin, { type: 'person_bounced', person: people.engineer })).toBe('already_so')
    expect(life.refusal('2027-02-03', asAdmin, { type: 'person_mended', person: people.boss })).toBe('already_so')
  })
})

describe('whoever has a part now is asked anew', () => {
  test('M4: another manager, of what the one before had been asked and not answered, handed-in work too', () => {
    const life = onboarding(sixStage(), '2027-02-01')
    life.ask('2027-02-03', asLead, { type: 'complete_task', task: 'onboard-1.product-training' })
    life.ask('2027-02-04', asManager, { type: 'change_team', role: 'manager', person: successor })
    life.to('2027-02-05')
    expect(
      life.events.flatMap(event =>
        event.type === 'reminded' && event.to.id === successor && event.kind === 'asked'
          ? event.tasks.map(({ task, rung }) => `${event.day} ${rung} ${task}`)
          : [],
      ),
    ).toEqual([
      '2027-02-04 asked onboard-1.kick-off',
      '2027-02-04 asked onboard-1.channels',
      '2027-02-04 handed in onboard-1.product-training',
      '2027-02-04 asked onboard-1.first-milestone',
    ])
    // The partner's half of the joint milestone was told on the first day and is not told again.
    expect(told(life, 'asked_anew').length).toBe(1)
    expect(
      life.letters.filter(({ to, day }) => to.id === people.main && day === '2027-02-04').map(({ letter }) => letter),
    ).toEqual(['manager-changed'])
  })

  test('M4: a decision that nobody is told of at its start, such as the invitation’s or go and no-go, does not lapse unheard', () => {
    const life = gone(sixStage(), '2027-01-07')
    expect(life.state.stage).toBe('recruiting')
    const open = onboarding(sixStage(), '2027-02-01').to('2027-05-26')
    open.ask('2027-05-27', asAdmin, { type: 'person_left', person: people.manager, successor })
    expect(toUs(open.to('2027-05-27'), '2027-05-27').filter(line => line.includes('successor'))).toEqual([
      '2027-05-27 person-away → successor',
      '2027-05-27 tasks-assigned → successor',
    ])
  })
})
