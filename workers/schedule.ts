import { type Client, ScheduleAlreadyRunning, type ScheduleOptions } from '@temporalio/client'

/**
 * Makes a Schedule, or brings one that an earlier version left to what this version wants: another queue or pace would
 * go unheeded for good. One that operations paused stays paused.
 */
export async function keepSchedule(
  client: Client,
  { scheduleId, spec, policies, action }: Pick<ScheduleOptions, 'scheduleId' | 'spec' | 'policies' | 'action'>,
): Promise<void> {
  try {
    await client.schedule.create({ scheduleId, spec, policies, action })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ spec, policies, action, state }))
  }
}
