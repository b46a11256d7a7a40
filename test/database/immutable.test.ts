import { type Programme, open, openProgramme } from './programme.js'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
  await open(programme)
})
afterAll(() => programme.close())

const run = (statement: string) => programme.orm.em.fork().execute(statement)

test.each([
  ['event', `update event set day = '2027-01-12'`, 'delete from event'],
  ['lifecycle_model', `update lifecycle_model set data = '{}'`, 'delete from lifecycle_model'],
  ['calendar', `update calendar set last_year = 2040`, 'delete from calendar'],
])('rows of %s are neither changed nor deleted, not even at a console', async (table, update, deletion) => {
  await expect(run(update)).rejects.toThrow(`${table} rows are immutable`)
  await expect(run(deletion)).rejects.toThrow(`${table} rows are immutable`)
  expect(await run(`select count(*)::int as rows from ${table}`)).toEqual([{ rows: 1 }])
})

test.each([
  ['an unknown stage of health', `update partnership set health = 'fine'`, 'partnership_health_check'],
  ['an unknown role', `update contact set roles = array['boss']`, 'contact_roles_check'],
  ['an unknown access', `update vendor_person set access = 'root'`, 'vendor_person_access_check'],
  [
    'a second vendor',
    `insert into vendor (id, name, reply_to, zone, country) values (2, 'Other', 'x@vendor.example', 'UTC', 'DE')`,
    'vendor_id_check',
  ],
  [
    'a partnership without a partner',
    `update partnership set partner_id = gen_random_uuid()`,
    'partnership_partner_id_foreign',
  ],
  [
    'a partnership on a calendar that is not published',
    'update partnership set calendar_version = 9',
    'partnership_calendar_name_calendar_version_foreign',
  ],
])('the database itself refuses %s', async (_, statement, constraint) => {
  await expect(run(statement)).rejects.toThrow(constraint)
})
