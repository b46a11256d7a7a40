/** Something that the person at the terminal can mend: shown as one line, without a stack. */
export class Problem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Problem'
  }
}

/** Somebody asked for the end: nothing went wrong. */
export class Stop extends Error {}
