import { createTransport } from 'nodemailer'
import pg from 'pg'
import { emptyDatabase, startMailServer } from '../support/stack.js'

test('each test file gets a database of its own', async () => {
  const [one, other] = await Promise.all([emptyDatabase(), emptyDatabase()])
  expect(one.url).not.toBe(other.url)
  const client = new pg.Client({ connectionString: one.url })
  await client.connect()
  expect((await client.query('select version()')).rows[0].version).toMatch(/^PostgreSQL 18\./)
  await client.end()
  await Promise.all([one.drop(), other.drop()])
})

test('the mail server keeps what arrives, and refuses, drops and hangs as it is told', async () => {
  const server = await startMailServer()
  const transport = createTransport({ host: '127.0.0.1', port: server.port })
  const send = (subject: string) =>
    transport.sendMail({ from: 'a@vendor.example', to: 'b@partner.example', subject, text: 'Hello' })
  await send('one')
  expect((await server.until(mail => mail.subject === 'one'))[0]?.recipient).toBe('b@partner.example')
  server.answer(moment => (moment === 'rcpt' ? { code: 550, message: 'no such person' } : 'accept'))
  await expect(send('two')).rejects.toMatchObject({ responseCode: 550 })
  server.answer(moment => (moment === 'dot' ? { code: 451 } : 'accept'))
  await expect(send('three')).rejects.toMatchObject({ responseCode: 451 })
  server.answer(moment => (moment === 'dot' ? 'take-and-drop' : 'accept'))
  await expect(send('four')).rejects.toThrow()
  server.answer(moment => (moment === 'from' ? 'drop' : 'accept'))
  await expect(send('five')).rejects.toThrow()
  expect(server.mails.map(mail => mail.subject)).toEqual(['one', 'four'])
  await expect(server.until(() => false, 1, 0.05)).rejects.toThrow('b@partner.example: one')
  await server.close()
})
