import type { Event, EventOf, MovedPlay } from '../../lifecycle/event.js'
import { PlayRun } from '../entities/play-run.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

async function end(rows: Rows, event: Event & { run: string }, status: PlayRun['status']) {
  Object.assign(await rows.runs.get(event.run, event), { status, endedOn: event.day })
}

async function move(rows: Rows, plays: MovedPlay[]) {
  for (const { run: id, days } of plays) {
    const run = await rows.runs.find(id)
    if (run) run.days = days
  }
}

async function stopAll(rows: Rows, day: string, which: (run: PlayRun) => boolean = () => true) {
  for (const run of await rows.runs.all())
    if (run.status === 'running' && which(run)) Object.assign(run, { status: 'stopped', endedOn: day })
}

export const runs = {
  started: async (rows: Rows, event: Of<'play_started'>) => {
    const fields = {
      play: event.play,
      opened: event.opened,
      days: event.days,
      subject: event.subject ?? null,
      cause: event.cause ?? null,
      status: 'running' as const,
      endedOn: null,
      overrunOn: null,
    }
    const known = await rows.runs.find(event.run)
    if (known) Object.assign(known, fields)
    else
      await rows.runs.put(
        rows.em.create(PlayRun, {
          partnership: rows.owner,
          id: event.run,
          atRisk: false,
          extensions: 0,
          restarts: 0,
          stoppedDays: 0,
          ...fields,
        }),
      )
  },
  completed: (rows: Rows, event: Of<'play_completed'>) => end(rows, event, 'completed'),
  stopped: (rows: Rows, event: Of<'play_stopped'>) => end(rows, event, 'stopped'),
  restarted: async (rows: Rows, event: Of<'run_restarted'>) => {
    const run = await rows.runs.get(event.run, event)
    run.restarts += 1
  },
  atRisk: async (rows: Rows, event: Of<'at_risk'>) =>
    void Object.assign(await rows.runs.get(event.run, event), { atRisk: true, atRiskWhy: event.why }),
  overrun: async (rows: Rows, event: Of<'play_overrun'>) =>
    void Object.assign(await rows.runs.get(event.run, event), { overrunOn: event.day }),
  clockStopped: async (rows: Rows, event: Of<'clock_stopped'>) => {
    await move(rows, event.plays)
    const run = await rows.runs.get(event.run, event)
    run.stoppedDays += event.days
  },
  hardStopExtended: async (rows: Rows, event: Of<'hard_stop_extended'>) => {
    await move(rows, event.plays)
    const run = await rows.runs.get(event.run, event)
    run.extensions += 1
  },
  moved: (rows: Rows, event: Of<'resumed' | 'meeting_moved'>) => move(rows, event.plays),
  goalMoved: async (rows: Rows, event: Of<'initiative_changed'>) => {
    const run = event.goal ? await rows.runs.find(event.run) : undefined
    if (run && event.goal) run.days = { ...run.days, goal: event.goal }
  },
  verdict: async (rows: Rows, event: Of<'improvement_closed'>) => {
    const run = await rows.runs.find(event.run)
    if (run) run.verdict = event.verdict
  },
  over: (rows: Rows, event: Of<'partnership_closed' | 'partnership_ended'>) => stopAll(rows, event.day),
  stoppedByExit: (rows: Rows, event: Of<'exit_started'>) => stopAll(rows, event.day, run => run.id !== event.run),
  reopened: async (rows: Rows, event: Of<'exit_withdrawn'>) => {
    await stopAll(rows, event.day)
    for (const { run: id, days } of event.plays)
      Object.assign(await rows.runs.get(id, event), { status: 'running', endedOn: null, days })
  },
}
