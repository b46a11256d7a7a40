/** The nouns that a model takes from the library that it includes, entry by entry; its own win. */
const merged = ['numbers', 'ladders', 'plays'] as const

/**
 * A model with the library of plays that it includes, as one: publishing stores it flat. Reading the files is the
 * caller's. The check that follows says what is wrong with either.
 */
export function flatten(
  model: Record<string, unknown>,
  library: Record<string, unknown> = {},
): Record<string, unknown> {
  const { include: _, ...own } = model
  const flat: Record<string, unknown> = { ...library, ...own }
  for (const noun of merged)
    flat[noun] = { ...(library[noun] as object | undefined), ...(own[noun] as object | undefined) }
  return flat
}
