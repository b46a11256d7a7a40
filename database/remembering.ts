/** Loads each published version once a process. A failed load is forgotten, so that the next attempt asks again. */
export function remembering<T>(
  load: (ref: { name: string; version: number }) => Promise<T>,
): (ref: { name: string; version: number }) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return ref => {
    const key = `${ref.name} ${ref.version}`
    let found = known.get(key)
    if (!found) {
      found = load(ref)
      known.set(key, found)
      found.catch(() => known.delete(key))
    }
    return found
  }
}
