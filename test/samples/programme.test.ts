import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll } from '@jest/globals'
import { resolved } from '../../samples/days.js'
import { readProgramme } from '../../samples/programme.js'
import { newPartner } from '../../src/partners/partner.js'
import { opening } from '../../src/partnerships/opening.js'
import { newPerson } from '../../src/people/person.js'

const samples = resolve(import.meta.dirname, '../../samples')
const { vendor, partners } = readProgramme()
const anId = '00000000-0000-4000-8000-000000000000'

test('there is something to see: types, countries, tiers, entries, and two years of figures', () => {
  const kinds = (of: (partner: (typeof partners)[number]) => unknown) => new Set(partners.map(of)).size
  expect(partners.length).toBeGreaterThanOrEqual(8)
  expect([...new Set(partners.map(({ country }) => country))]).toEqual(
    expect.arrayContaining(['US', 'DE', 'IN', 'GB', 'BR', 'JP', 'AU', 'WS']),
  )
  expect(kinds(({ type }) => type)).toBeGreaterThanOrEqual(6)
  expect(kinds(({ zone }) => zone)).toBeGreaterThanOrEqual(8)
  expect(kinds(({ partnership }) => partnership.tier ?? 'registered')).toBe(4)
  expect(kinds(({ partnership }) => partnership.entry)).toBe(3)
  expect(kinds(({ partnership }) => partnership.model)).toBe(3)
  for (const { name, partnership, figures } of partners) {
    if (partnership.entry === 'existing')
      expect([name, [...new Set(figures.map(({ review }) => review))]]).toEqual([name, [1, 2, 3, 4, 5, 6, 7, 8]])
  }
})

test.each(partners.map(partner => [partner.name, partner] as const))(
  'the API would take %s as it is',
  (_name, { slug: _slug, partnership, targets: _targets, figures: _figures, then: _then, ...partner }) => {
    expect(newPartner.safeParse(partner).error).toBeUndefined()
    expect(opening.safeParse({ partner: anId, ...resolved(partnership, '2026-11-22') }).error).toBeUndefined()
    expect(partner.contacts.some(({ roles }) => (roles as string[]).includes('partner_lead'))).toBe(true)
  },
)

test('the vendor’s people are as the API wants them, the first an admin, and everyone named is one of them', () => {
  for (const person of vendor.people) expect(newPerson.safeParse(person).error).toBeUndefined()
  expect(vendor.people[0]).toMatchObject({ access: 'admin' })
  const addresses = vendor.people.map(({ email }) => email)
  expect(
    [...Object.values(vendor.team), ...partners.map(({ partnership }) => partnership.manager)].filter(
      address => !addresses.includes(address),
    ),
  ).toEqual([])
})

test('no address leads anywhere', () => {
  const addresses = JSON.stringify({ vendor, partners }).match(/[\w.+-]+@[\w.-]+/g) ?? []
  expect(addresses.length).toBeGreaterThan(30)
  expect(addresses.filter(address => !address.endsWith('.example'))).toEqual([])
})

test('sample days move with the calendar', () => {
  expect(
    resolved(
      {
        start: 'month - 26 months',
        end: 'month + 10 months - 1 d',
        soon: ['today + 30 d', 'today'],
        other: 'today is fine',
      },
      '2026-11-22',
    ),
  ).toEqual({ start: '2024-09-01', end: '2027-08-31', soon: ['2026-12-22', '2026-11-22'], other: 'today is fine' })
  expect(resolved('today - 1 months', '2027-03-31')).toBe('2027-02-28')
})

describe('files that are wrong', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handfast-samples-'))
  beforeAll(() => cpSync(samples, folder, { recursive: true }))
  afterAll(() => rmSync(folder, { recursive: true }))

  const readingWith = (file: string, from: string, to: string) => () => {
    const before = readFileSync(join(samples, file), 'utf8')
    writeFileSync(join(folder, file), before.replace(from, to))
    try {
      return readProgramme(folder)
    } finally {
      writeFileSync(join(folder, file), before)
    }
  }

  test.each([
    [
      'partners/rheintal.yaml',
      'sabine.vogt@rheintal.example',
      'sabine.vogt@rheintal.de',
      /partners\/rheintal\.yaml: contacts\.0\.email must be an address that ends in \.example/,
    ],
    ['partners/verde-paulista.yaml', 'POST /exit:', 'GET /exit:', /partners\/verde-paulista\.yaml: then\.0/],
    [
      'figures.csv',
      'Coorong Energy Advisers,1,adoption',
      'Coorong Energy Advisers,0,adoption',
      /figures\.csv, line 2: review/,
    ],
    [
      'figures.csv',
      'Coorong Energy Advisers,1,adoption',
      'Somebody Else,1,adoption',
      /figures\.csv: there is no partner Somebody Else/,
    ],
  ])('%s: %s as %s is told with its place', (file, from, to, message) => {
    expect(readingWith(file, from, to)).toThrow(message)
  })
})
