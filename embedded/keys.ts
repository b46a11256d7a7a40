import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.js'

export interface Keys {
  apiKey: string
  linkSecret: string
  databasePassword: string
}

/**
 * Made at the first start and kept, readable by their owner only, because links that were already sent must keep
 * working.
 */
export function keysIn(stateFolder: string): Keys {
  const file = join(stateFolder, 'keys.json')
  if (!existsSync(file)) {
    const made: Keys = { apiKey: secret(), linkSecret: secret(), databasePassword: secret() }
    writeFileSync(file, `${JSON.stringify(made, undefined, 2)}\n`, { mode: 0o600, flag: 'wx' })
  }
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Keys
  } catch (cause) {
    throw new Problem(
      `${file} is not readable as JSON: restore it, or delete the whole folder ${stateFolder} to begin anew.`,
      { cause },
    )
  }
}

const secret = () => randomBytes(24).toString('base64url')
