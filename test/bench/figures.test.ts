import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { type Figure, compared, counted, isMissed, single } from '../../bench/figure.js'
import { bytesOf, costs, countOf } from '../../bench/history.js'
import { standardReseller } from '../../bench/reseller.js'
import { table } from '../../bench/table.js'

const bench = (...given: string[]) =>
  promisify(execFile)(process.execPath, ['--import', './typescript.js', 'bench/run.ts', ...given], {
    cwd: resolve(import.meta.dirname, '../..'),
    timeout: 120_000,
  })

test('the bench prints one object, a key per figure', async () => {
  const { stdout } = await bench('--json', '--only', 'core')
  const figures = JSON.parse(stdout) as Record<string, Figure>
  expect(figures).toEqual({
    core: expect.objectContaining({
      ours: expect.any(Number),
      baseline: null,
      ratio: null,
      unit: expect.any(String),
      limit: expect.any(Number),
      spread: { ours: [expect.any(Number), expect.any(Number)], baseline: null },
    }),
  })
}, 120_000)

test('a figure that does not exist is named, with those that do', async () => {
  await expect(bench('--only', 'opneing')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/There is no figure opneing; there are core, .*opening, /),
  })
}, 120_000)

test('two sides are compared by their medians, with the quartiles as spread', () => {
  expect(compared([1, 2, 3, 4, 50], [2, 2, 2, 2, 2], 'ms', 1.4)).toEqual({
    ours: 3,
    baseline: 2,
    ratio: 1.5,
    unit: 'ms',
    limit: 1.4,
    limitIs: 'most',
    spread: { ours: [2, 4], baseline: [2, 2] },
  })
})

test('the limit is put on the ratio where there is one, and missed ones are marked', () => {
  const slow = compared([3], [1], 'ms', 1.5)
  const small = counted([2, 4], 'events', 4)
  expect([isMissed(slow), isMissed(small), isMissed({ ...small, limitIs: 'least' })]).toEqual([true, false, true])
  expect([isMissed(single(9, 'a second', 10, 'least')), isMissed(single(9, 'bytes', 10))]).toEqual([true, false])
  const [, first, second] = table({ slow, small }).split('\n')
  expect(first).toMatch(/^slow .* 3\.00 .*✗ missed$/)
  expect(second).toMatch(/^small .* 2\.0–4\.0 .*✓$/)
})

test('the standard reseller is onboarded in the first year and holds four reviews in the second', () => {
  const [first, both] = [standardReseller(12), standardReseller(24)]
  expect(first.life.state.stage).toBe('growth')
  const held = ({ life }: typeof both) => life.events.filter(({ type }) => type === 'review_held').length
  expect([held(first), held(both)]).toEqual([2, 6])
  expect(both.life.events.filter(({ type }) => type === 'survey_answered')).toHaveLength(24)
})

test('every event of a history is somebody’s, and no skip is', () => {
  const kinds = [
    'workflowExecutionStarted',
    'workflowTaskScheduled',
    'workflowTaskStarted',
    'workflowTaskCompleted',
    'timerStarted',
    'workflowExecutionTimeSkippingTransitioned',
    'timerFired',
    'workflowTaskScheduled',
    'workflowTaskStarted',
    'workflowTaskCompleted',
    'markerRecorded',
  ]
  const wake = kinds.map((kind, index) => ({ eventId: index + 1, [`${kind}EventAttributes`]: {} }))
  expect(costs(wake as never)).toEqual([
    { cause: 'run', events: 5 },
    { cause: 'wake', events: 5 },
  ])
  const command = [
    ['workflowTaskScheduled', {}],
    ['workflowTaskStarted', {}],
    ['workflowTaskCompleted', {}],
    ['workflowExecutionUpdateAccepted', {}],
    ['activityTaskScheduled', { activityType: { name: 'deliver' } }],
    ['activityTaskStarted', { scheduledEventId: 5 }],
    ['activityTaskCompleted', { scheduledEventId: 5 }],
    ['workflowTaskScheduled', {}],
    ['workflowTaskStarted', {}],
    ['workflowTaskCompleted', {}],
    ['workflowExecutionUpdateCompleted', { acceptedEventId: 4 }],
  ].map(([kind, attributes], index) => ({ eventId: index + 1, [`${kind as string}EventAttributes`]: attributes }))
  expect(costs(command as never)).toEqual([
    { cause: 'command', events: 5 },
    { cause: 'letter', events: 6 },
  ])
  const task = ['workflowTaskScheduled', 'workflowTaskStarted', 'workflowTaskCompleted']
  const taskOfSkipping = [...task, ...task, 'workflowExecutionUpdateAccepted'].map((kind, index) => ({
    eventId: index + 1,
    [`${kind}EventAttributes`]: {},
  }))
  expect(costs(taskOfSkipping as never)).toEqual([
    { cause: 'other', events: 3 },
    { cause: 'command', events: 4 },
  ])
})

test('a history is counted and weighed without its skips', () => {
  const started = { eventId: 1, workflowExecutionStartedEventAttributes: { identity: 'someone' } }
  const skip = { eventId: 2, workflowExecutionTimeSkippingTransitionedEventAttributes: {} }
  const fired = { eventId: 3, timerFiredEventAttributes: { timerId: '1' } }
  // Two bytes for each number, nine for 'someone' with its tag and length, three for '1', and around those two and three.
  expect([countOf([[started, skip], [fired]] as never), bytesOf([[started, skip], [fired]] as never)]).toEqual([2, 21])
})
