import { connectDatabase, connectEngine } from '../../workers/process.js'

describe('starting a worker', () => {
  it('says in one line that the engine is not there, where it was looked for and by which variable', async () => {
    await expect(connectEngine({ temporalAddress: '127.0.0.1:1' }, 0.2)).rejects.toThrow(
      /^the Temporal engine at 127\.0\.0\.1:1 \(TEMPORAL_ADDRESS\) does not answer after 0\.2 s: [^\n]+$/,
    )
  })

  it('says in one line that the database is not there, without its password', async () => {
    const failure = await connectDatabase(
      { databaseUrl: 'postgresql://handfast:secret-word@127.0.0.1:1/handfast' },
      0.2,
    ).catch((error: unknown) => error as Error)
    expect(failure).toMatchObject({
      name: 'NotThere',
      message: expect.stringMatching(
        /^the database at 127\.0\.0\.1:1\/handfast \(DATABASE_URL\) does not answer after 0\.2 s: [^\n]+$/,
      ),
    })
    expect((failure as Error).message).not.toContain('secret-word')
  })
})
