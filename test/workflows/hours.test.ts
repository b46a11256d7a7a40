import { hoursSince } from '../../workflows/hours.js'

const at = (time: string) => new Date(`2027-06-07T${time}Z`)

test('a round within an hour that is seen to has nothing to write', () => {
  expect(hoursSince('2027-06-07T06:00:00.000Z', at('06:59:59'))).toEqual([])
})

test('M5 a late round skips no hour and repeats none', () => {
  const written: string[] = []
  for (const time of ['06:00:00', '06:59:59', '07:00:00', '10:30:00', '10:31:00', '11:00:01'])
    written.push(...hoursSince(written.at(-1) ?? '2027-06-07T05:00:00.000Z', at(time)))
  expect(written.map(hour => hour.slice(11, 16))).toEqual(['06:00', '07:00', '08:00', '09:00', '10:00', '11:00'])
})

test('who begins, or was away for days, makes up for one day', () => {
  for (const last of [undefined, '2027-06-01T05:00:00.000Z']) {
    const hours = hoursSince(last, at('06:30:00'))
    expect(hours).toHaveLength(24)
    expect([hours[0], hours.at(-1)]).toEqual(['2027-06-06T07:00:00.000Z', '2027-06-07T06:00:00.000Z'])
  }
})
