import { renderLetter } from '../../emails/render.js'
import { sampleLetter } from './support.js'

/** RFC 5545 lines, unfolded: name without parameters → [parameters, value]. */
function properties(content: string, component: string): Record<string, { parameters: string; value: string }> {
  const unfolded = content.replace(/\r\n[ \t]/g, '')
  const inside = new RegExp(`BEGIN:${component}\r\n([\\s\\S]*?)END:${component}`).exec(unfolded)![1]!
  return Object.fromEntries(
    inside
      .split('\r\n')
      .filter(Boolean)
      .map(row => {
        const [, name, parameters, value] = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^:;]*))*):(.*)$/.exec(row)!
        return [name!, { parameters: parameters!, value: value! }]
      }),
  )
}

const invitation = sampleLetter('review-invitation')
const parsed = async (view = invitation) => {
  const { icalEvent } = await renderLetter(view)
  return {
    part: icalEvent!,
    event: properties(icalEvent!.content, 'VEVENT'),
    zone: properties(icalEvent!.content, 'VTIMEZONE'),
  }
}

test('an invitation names the same method in MIME and body, its UID, its sequence, organiser and attendee', async () => {
  const { part, event } = await parsed()
  expect(part.method).toBe('REQUEST')
  expect(part.content).toContain('\r\nMETHOD:REQUEST\r\n')
  expect(event.UID!.value).toBe('review-3@kestrel.example')
  expect(event.SEQUENCE!.value).toBe('0')
  expect(event.STATUS!.value).toBe('CONFIRMED')
  expect(event.ORGANIZER!.value.toLowerCase()).toBe('mailto:marta.lindqvist@kestrel.example')
  expect(event.ATTENDEE!.value.toLowerCase()).toBe('mailto:kiri.tane@harbourlane.example')
  expect(event.DTSTAMP!.value).toMatch(/^\d{8}T\d{6}Z$/)
})

test('a moved meeting keeps its UID and raises its sequence', async () => {
  const { event } = await parsed(sampleLetter('meeting-moved'))
  expect(event.UID!.value).toBe('review-3@kestrel.example')
  expect(event.SEQUENCE!.value).toBe('1')
  expect(event.DTSTART!.value).toBe('20271201T100000')
})

test('a cancelled meeting says so in MIME, method and status', async () => {
  const { part, event } = await parsed(sampleLetter('meeting-cancelled'))
  expect(part.method).toBe('CANCEL')
  expect(part.content).toContain('\r\nMETHOD:CANCEL\r\n')
  expect(event.STATUS!.value).toBe('CANCELLED')
  expect(event.UID!.value).toBe('review-3@kestrel.example')
})

test.each([
  ['Pacific/Apia', '2027-02-26', '+1300'],
  ['Pacific/Auckland', '2027-11-22', '+1300'],
  ['America/New_York', '2027-03-12', '-0500'],
  ['America/New_York', '2027-03-15', '-0400'],
  ['Asia/Kolkata', '2028-02-29', '+0530'],
  ['Africa/Abidjan', '2027-01-04', '+0000'],
])('in %s on %s it is at ten on that day, at UTC%s', async (zone, day, offset) => {
  const view = {
    ...invitation,
    partner: { ...invitation.partner, zone },
    letter: { ...invitation.letter, meeting: { ...invitation.letter.meeting!, day } },
  }
  const { event, zone: described } = await parsed(view)
  expect(event.DTSTART).toEqual({ parameters: `;TZID=${zone}`, value: `${day.replaceAll('-', '')}T100000` })
  expect(event.DTEND!.value).toBe(`${day.replaceAll('-', '')}T110000`)
  expect(described.TZID!.value).toBe(zone)
  expect(described.TZOFFSETTO!.value).toBe(offset)
})

test('in UTC it is written as an instant', async () => {
  const { icalEvent } = await renderLetter({ ...invitation, partner: { ...invitation.partner, zone: 'UTC' } })
  expect(properties(icalEvent!.content, 'VEVENT').DTSTART).toEqual({ parameters: '', value: '20271122T100000Z' })
})

test('without a zone of the partner the recipient’s is used', async () => {
  const { event } = await parsed({
    ...invitation,
    partner: { name: 'Harbour Lane Systems' },
    recipient: { ...invitation.recipient, zone: 'Europe/Paris' },
  })
  expect(event.DTSTART!.parameters).toBe(';TZID=Europe/Paris')
})

test('a name with line breaks, quotes and commas stays inside its property', async () => {
  const { event } = await parsed({
    ...invitation,
    partner: { ...invitation.partner, name: 'A\r\nATTENDEE:MAILTO:mallory@evil.example\r\n, "B"; C' },
  })
  expect(event.ATTENDEE!.value.toLowerCase()).toBe('mailto:kiri.tane@harbourlane.example')
  expect(event.SUMMARY!.value).toContain('mallory')
})

test('no line is longer than 75 octets, and every one ends in CRLF', async () => {
  const { part } = await parsed({ ...invitation, partner: { ...invitation.partner, name: 'Ünïcödé '.repeat(30) } })
  for (const row of part.content.split('\r\n')) {
    expect(Buffer.byteLength(row)).toBeLessThanOrEqual(75)
    expect(row).not.toContain('\n')
  }
})

test('a letter without a meeting has no calendar part', async () => {
  expect(await renderLetter(sampleLetter('go'))).not.toHaveProperty('icalEvent')
})
