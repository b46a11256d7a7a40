import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'

interface Ref {
  name: string
  version: number
}

/**
 * Loads each published version once a process. A failed load is forgotten, so that the next attempt asks again. Whoever
 * is in a transaction gives its manager: waiting for a second connection with the first one held could wait for ever.
 */
export function remembering<T>(
  { em: own }: Pick<MikroORM, 'em'>,
  load: (em: EntityManager, ref: Ref) => Promise<T>,
): (ref: Ref, em?: EntityManager) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (ref, em = own.fork()) => {
    const key = `${ref.name} ${ref.version}`
    let found = known.get(key)
    if (!found) {
      found = load(em, ref)
      known.set(key, found)
      found.catch(() => known.delete(key))
    }
    return found
  }
}
