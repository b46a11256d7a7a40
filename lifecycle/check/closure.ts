/** Everything that can be reached from those, them included. */
export function closure(from: string[], step: (name: string) => string[]): Set<string> {
  const seen = new Set(from)
  for (const queue = [...from]; queue.length > 0;)
    for (const next of step(queue.shift() as string)) if (!seen.has(next)) (queue.push(next), seen.add(next))
  return seen
}
