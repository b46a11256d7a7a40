import { Client, Connection } from '@temporalio/client'
import { orExit, readClientConfig } from '../config.js'
import { CannotSkip } from '../embedded/time-skipping.js'
import { Api, ApiProblem, NotRunning } from './api.js'
import { Life } from './demo/life.js'
import { Mailbox } from './demo/mailbox.js'
import { Report } from './demo/report.js'
import { openStory } from './demo/opening.js'
import { Story } from './demo/story.js'

/**
 * `npm run demo`: one partnership from its invitation to its post-exit review, on the running stack and its real
 * engine. Nothing is played back: time is skipped for this one workflow, its manager acts over the API and its contacts
 * by the links in their letters.
 */
const config = orExit(readClientConfig)
const began = performance.now()

try {
  const api = new Api(config.url, config.apiKey)
  await api.get('/health/ready')
  const connection = await Connection.connect({ address: config.temporalAddress, connectTimeout: 5_000 }).catch(
    (cause: unknown) => {
      throw new NotRunning(
        `The Temporal engine does not answer at ${config.temporalAddress}: start it first with \`npm start\`.`,
        { cause },
      )
    },
  )
  try {
    const opened = await openStory(api)
    console.log(`The life of a partnership: ${opened.partner}, a reseller in Denver, and Northlight Systems.\n`)
    const life = new Life(api, new Client({ connection, namespace: config.temporalNamespace }), opened)
    const report = new Report(api, opened)
    const story = new Story(life, new Mailbox(config.mailboxUrl), opened)
    for (let isOver = false; !isOver;) {
      const { next, over } = await story.actOn(await life.look())
      if (next && !over) await life.until(next)
      await report.whatIsNew()
      isOver = over
    }
    console.log(
      `\n${report.summary()} in ${((performance.now() - began) / 1000).toFixed(0)} s. Read its `
        + `letters in the mailbox, its history in the Temporal UI: ${opened.workflow}`,
    )
  } finally {
    await connection.close()
  }
} catch (error) {
  console.error(
    error instanceof NotRunning || error instanceof CannotSkip || error instanceof ApiProblem ? error.message : error,
  )
  process.exitCode = 1
}
