import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { simpleParser, type ParsedMail } from 'mailparser'

/**
 * What the list shows of a letter. `dated` is what it says of itself: in a life whose time is skipped, years away from
 * when it came.
 */
export interface Summary {
  id: string
  at: string
  dated: string
  from: string
  to: string[]
  subject: string
  reason: string
}

/**
 * One file per letter, named by when it arrived, and a second one with what the list shows, so that little has to be
 * read at the start.
 */
export class Letters {
  readonly #known: Summary[]

  constructor(private readonly folder: string) {
    this.#known = readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .sort()
      .flatMap(name => {
        try {
          return [JSON.parse(readFileSync(join(folder, name), 'utf8')) as Summary]
        } catch {
          return []
        }
      })
  }

  async keep(raw: Buffer, to: string[]): Promise<void> {
    const parsed = await simpleParser(raw)
    const at = new Date().toISOString()
    const id = `${at.replace(/\D/g, '')}-${randomBytes(3).toString('hex')}`
    const summary: Summary = {
      id,
      at,
      dated: (parsed.date ?? new Date(at)).toISOString(),
      from: parsed.from?.text ?? '',
      to,
      subject: parsed.subject ?? '',
      reason: String(parsed.headers.get('x-handfast-reason') ?? ''),
    }
    this.#write(`${id}.eml`, raw)
    this.#write(`${id}.json`, JSON.stringify(summary))
    this.#known.push(summary)
  }

  /** Newest first. */
  list(search: string): Summary[] {
    return this.#known
      .filter(letter => `${letter.subject} ${letter.to.join(' ')} ${letter.reason}`.toLowerCase().includes(search))
      .reverse()
  }

  async read(id: string): Promise<{ raw: Buffer; parsed: ParsedMail } | undefined> {
    if (!this.#known.some(letter => letter.id === id)) return undefined
    const raw = await readFile(join(this.folder, `${id}.eml`))
    return { raw, parsed: await simpleParser(raw) }
  }

  /** A letter that was acknowledged is complete on disk, even if the machine stops right after. */
  #write(name: string, content: string | Buffer): void {
    const passing = join(this.folder, `${name}.part`)
    writeFileSync(passing, content)
    renameSync(passing, join(this.folder, name))
  }
}
