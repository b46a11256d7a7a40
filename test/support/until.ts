/** Waits for the thing itself, never for a time; when it does not come, it says what was awaited. */
export async function until<T>(
  what: string | (() => string),
  look: () => T | undefined | false | null | Promise<T | undefined | false | null>,
  seconds = 60,
): Promise<T> {
  for (const deadline = Date.now() + seconds * 1000; ;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline)
      throw new Error(`waited ${seconds} s in vain: ${typeof what === 'string' ? what : what()}`)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
