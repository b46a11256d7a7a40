import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { LetterView } from './view.js'
import { line } from './wording/clean.js'
import { meetingHour } from './wording/days.js'

export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL'
  filename: string
  content: string
}

const titles = { 'kick-off': 'Kick-off', review: 'Business review', audit: 'Partnership audit' }

/**
 * The calendar part of a letter about a meeting: same UID and method in MIME and body, SEQUENCE from the journal (R3).
 */
export function calendarPart({ letter, recipient, partner, vendor }: LetterView): CalendarPart | undefined {
  const meeting = letter.meeting
  if (!meeting) return undefined
  const zone = partner.zone ?? recipient.zone
  // The generator writes UTC as an instant rather than as wall time in a zone.
  const universal = zone === 'UTC' ? 'Z' : ''
  const calendar = ical({
    method: meeting.method === 'CANCEL' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    prodId: { company: 'Handfast', product: 'Handfast', language: 'EN' },
    // No name: a zone on the calendar itself would word DTSTAMP in local time, which RFC 5545 does not allow.
    timezone: { name: null, generator: name => timezoneOn(name, meeting.day) },
  })
  calendar.createEvent({
    id: meeting.uid,
    sequence: meeting.sequence,
    stamp: new Date(`${letter.day}T00:00:00Z`),
    // Wall time as text: the generator repeats its digits, whatever zone the machine is in.
    start: `${meeting.day}T${meetingHour}:00${universal}`,
    end: `${meeting.day}T${String(+meetingHour.slice(0, 2) + 1)}${meetingHour.slice(2)}:00${universal}`,
    timezone: zone,
    summary: `${titles[meeting.kind]}: ${line(partner.name)} and ${line(vendor.name)}`,
    status: meeting.method === 'CANCEL' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: line(vendor.manager.name), email: line(vendor.manager.email) },
    attendees: [
      {
        name: line(recipient.name),
        email: line(recipient.email),
        rsvp: meeting.method === 'REQUEST',
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
      },
    ],
  })
  return {
    method: meeting.method,
    filename: meeting.method === 'CANCEL' ? 'cancelled.ics' : 'invitation.ics',
    content: calendar.toString(),
  }
}

/**
 * A VTIMEZONE that is true on the meeting's day: enough for one meeting, and no table of zone rules to carry and to
 * keep current.
 */
function timezoneOn(zone: string, day: string): string {
  const noon = Temporal.Instant.from(`${day}T12:00:00Z`).toZonedDateTimeISO(zone)
  const offset = noon.offset.replace(':', '')
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    `TZOFFSETFROM:${offset}`,
    `TZOFFSETTO:${offset}`,
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\n')
}
