import type { Calendar } from '../../lifecycle/calendar.js'
import type { Command } from '../../lifecycle/command.js'
import { evolve } from '../../lifecycle/evolve.js'
import type { State } from '../../lifecycle/state.js'
import { civilDay, minuteOfDay } from '../../workers/clock.js'
import { type DecideInput, decider } from '../../workers/decide.js'
import { plainRules } from '../workflows/plain-rules.js'

const calendar: Calendar = { name: 'WS', version: 1, weekend: [6, 7], holidays: [], until: '2040-12-31' }
const by = { side: 'vendor', id: 'person-0', admin: true } as const
const log = (id: string): Command => ({ id, by, type: 'log_challenge', text: 'text' })

function partnership(zone: string, day = '2027-03-01'): State {
  return evolve(undefined, {
    number: 1,
    day,
    by,
    type: 'partnership_opened',
    partnership: 'p-1',
    model: { name: 'plain', version: 1 },
    calendar: { name: 'WS', version: 1 },
    entry: 'new',
    stage: 'recruiting',
    partnerType: 'reseller',
    country: 'WS',
    zone,
    contacts: [],
    mainContact: 'person-1',
    team: { manager: 'person-0', sponsor: 'person-0' },
    tier: 'registered',
    grants: [],
  })
}

const deciding = (
  rules: Partial<typeof plainRules> = {},
  letters = 2,
  zones: Record<string, string> = { 'person-0': 'America/New_York' },
) => {
  const broken: string[] = []
  const { decide: decideSince } = decider(
    { ...plainRules, ...rules },
    {
      model: async () => ({ letters }),
      calendar: async () => calendar,
      zones: async () => zones,
      broken: (_, what) => broken.push(what),
    },
  )
  const decide = (input: Omit<DecideInput, 'since'>) => decideSince({ since: input.state.today, ...input })
  return { decide, broken }
}

describe('deciding a step', () => {
  it('C1 today is the partner’s civil day at the workflow’s now', async () => {
    const { decide } = deciding()
    const at = async (zone: string) =>
      (await decide({ state: partnership(zone), now: '2027-03-02T11:30:00Z', commands: [] })).today
    expect(await at('Pacific/Apia')).toBe('2027-03-03')
    expect(await at('America/New_York')).toBe('2027-03-02')
  })

  it('C1 today never goes back, also when a partner has moved west', async () => {
    const { decide } = deciding()
    const state = partnership('America/New_York', '2027-03-03')
    const { today, events } = await decide({ state, now: '2027-03-02T11:30:00Z', commands: [log('a')] })
    expect(today).toBe('2027-03-03')
    expect(events).toMatchObject([{ day: '2027-03-03' }])
  })

  it('C9 the next step is at 06:00 partner time of the next day that the rules name, and up to an hour later', async () => {
    const { decide } = deciding()
    for (const zone of ['Pacific/Apia', 'America/New_York', 'Asia/Kolkata']) {
      const { standing } = await decide({ state: partnership(zone), now: '2027-03-09T12:00:00Z', commands: [] })
      expect(civilDay(new Date(standing.wakeAt!), zone)).toBe(standing.wakeOn)
      expect(Math.floor(minuteOfDay(new Date(standing.wakeAt!), zone) / 60)).toBe(6)
      expect(civilDay(new Date(standing.nextDeadline!), zone)).toBe(standing.wakeOn)
    }
  })

  it('rules that name today again do not keep the workflow turning', async () => {
    const { decide } = deciding({ nextDay: () => '2027-03-01' })
    const { standing } = await decide({
      state: partnership('Europe/Berlin'),
      now: '2027-03-04T12:00:00Z',
      commands: [],
    })
    expect(standing.wakeOn).toBe('2027-03-05')
  })

  it('C9 letters leave on their reader’s own morning: vendor people by their clock, contacts by the partner’s', async () => {
    const { decide } = deciding()
    const { jobs, letters } = await decide({
      state: partnership('Pacific/Apia'),
      now: '2027-03-10T17:30:00Z',
      commands: [],
    })
    expect(letters).toHaveLength(2)
    const [vendor, partner] = jobs
    expect(vendor).toMatchObject({ side: 'vendor', role: 'manager', key: 'p-1/2/check-in/person-0' })
    expect(partner).toMatchObject({ side: 'partner', role: 'partner_lead', key: 'p-1/2/check-in/person-1' })
    for (const [job, zone] of [
      [vendor!, 'America/New_York'],
      [partner!, 'Pacific/Apia'],
    ] as const) {
      expect(civilDay(new Date(job.sendAt), zone)).toBe(letters[0]!.day)
      expect(minuteOfDay(new Date(job.sendAt), zone)).toBeGreaterThanOrEqual(540)
      expect(minuteOfDay(new Date(job.sendAt), zone)).toBeLessThan(570)
    }
  })

  it('C9 a contact in another zone than the partner reads it at nine there', async () => {
    const { decide } = deciding({}, 2, { 'person-1': 'America/New_York' })
    const { jobs } = await decide({ state: partnership('Pacific/Apia'), now: '2027-03-10T17:30:00Z', commands: [] })
    const [vendor, partner] = jobs.map(({ sendAt }) => new Date(sendAt))
    expect(Math.floor(minuteOfDay(vendor!, 'Pacific/Apia') / 60)).toBe(9)
    expect(Math.floor(minuteOfDay(partner!, 'America/New_York') / 60)).toBe(9)
  })

  it('a withheld letter is a row but no job', async () => {
    const { decide } = deciding({
      step: (...given) => {
        const stepped = plainRules.step(...given)
        return {
          ...stepped,
          letters: stepped.letters.map((letter, index) =>
            index === 0 ? { ...letter, withheld: 'superseded' } : letter,
          ),
        }
      },
    })
    const { jobs, letters } = await decide({
      state: partnership('Europe/Berlin'),
      now: '2027-03-11T12:00:00Z',
      commands: [],
    })
    expect(letters).toHaveLength(2)
    expect(jobs).toMatchObject([{ role: 'partner_lead' }])
  })

  it(
    'of commands asked together each is decided on the state that the one before left; one that '
      + 'breaks the rules is refused alone',
    async () => {
      const { decide, broken } = deciding()
      const breaks = { id: 'b', by, type: 'extend_invitation' } as Command
      const { answers, events } = await decide({
        state: partnership('Europe/Berlin'),
        now: '2027-03-02T12:00:00Z',
        commands: [log('a'), breaks, log('c')],
      })
      expect(answers).toMatchObject({
        a: { events: { first: 2, last: 2 } },
        b: { refusal: { code: 'invalid' } },
        c: { events: { first: 3, last: 3 } },
      })
      expect(events.map(({ number }) => number)).toEqual([2, 3])
      expect(broken).toEqual(['extend_invitation b'])
    },
  )

  it('rules that break without a command are an error, not an answer', async () => {
    const { decide } = deciding({
      step: () => {
        throw new Error('broken')
      },
    })
    await expect(
      decide({ state: partnership('Europe/Berlin'), now: '2027-03-02T12:00:00Z', commands: [log('a')] }),
    ).rejects.toThrow('broken')
  })

  it('a partnership that is over sleeps for good', async () => {
    const { decide } = deciding()
    const { standing } = await decide({
      state: partnership('Europe/Berlin'),
      now: '2027-03-02T12:00:00Z',
      commands: [{ id: 'a', by, type: 'close_partnership', reason: 'cancelled' }],
    })
    expect(standing).toMatchObject({ over: true })
    expect(standing.wakeAt).toBeUndefined()
  })

  it('what is shown is short in bytes, whatever the rules say', async () => {
    const { decide } = deciding({
      standing: (...given) => ({ ...plainRules.standing(...given), awaiting: 'ä€😀'.repeat(100) }),
    })
    const { standing } = await decide({
      state: partnership('Europe/Berlin'),
      now: '2027-03-02T12:00:00Z',
      commands: [],
    })
    expect(Buffer.byteLength(standing.awaiting)).toBeLessThanOrEqual(200)
    expect(standing.awaiting).not.toContain('\uFFFD')
  })
})
