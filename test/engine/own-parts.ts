import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHostConfig } from '../../config.js'
import { migrate } from '../../database/migrate.js'
import { buildEngine } from '../../embedded/engine-build.js'
import { startEngine } from '../../embedded/engine.js'
import { Parts } from '../../embedded/parts.js'
import { freePorts } from '../../embedded/ports.js'
import { ensureDatabase, startPostgres } from '../../embedded/postgres.js'

/**
 * PostgreSQL and the engine as `npm start` runs them, on a folder of their own: stopped in order and started again,
 * they go on where they were.
 */
export class OwnParts {
  private parts: Parts | undefined
  readonly folder = mkdtempSync(join(tmpdir(), 'restart-'))
  private constructor(private readonly ports: readonly [number, number]) {}

  static async make(): Promise<OwnParts> {
    return new OwnParts((await freePorts(2)) as [number, number])
  }

  async start(): Promise<{ engine: { address: string; namespace: string }; url: string }> {
    const parts = new Parts(this.folder)
    this.parts = parts
    const { environment, cacheFolder } = readHostConfig()
    const namespace = 'default'
    const { server } = await buildEngine(cacheFolder, environment, (name, child) => parts.adopt(name, child))
    const [{ url }, { address }] = await Promise.all([
      startPostgres(parts, {
        folder: join(this.folder, 'postgres'),
        port: this.ports[0],
        password: 'only-for-this-test',
        environment,
      }),
      startEngine(parts, { server, folder: join(this.folder, 'engine'), port: this.ports[1], namespace, environment }),
    ])
    await ensureDatabase(url, 'handfast')
    await migrate(url('handfast'))
    return { engine: { address, namespace }, url: url('handfast') }
  }

  async stop(): Promise<void> {
    await this.parts?.stop()
    this.parts = undefined
  }

  async end(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
