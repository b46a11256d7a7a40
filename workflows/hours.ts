const hour = 3_600_000
const mostAtOnce = 24

/**
 * The whole hours (ISO instants of their ends) that have ended since the one that was seen to last, each exactly once
 * and in order, however late it is asked. Who was away for longer, or begins, makes up for a day: an hour that is seen
 * to twice does no harm.
 */
export function hoursSince(last: string | undefined, now: Date): string[] {
  const newest = Math.floor(now.getTime() / hour) * hour
  const oldest = newest - (mostAtOnce - 1) * hour
  const from = last === undefined ? oldest : Math.max(Date.parse(last) + hour, oldest)
  const hours: string[] = []
  for (let ends = from; ends <= newest; ends += hour) hours.push(new Date(ends).toISOString())
  return hours
}
