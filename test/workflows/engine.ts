import { Client, Connection } from '@temporalio/client'
import { NativeConnection } from '@temporalio/worker'
import { quietRuntime } from '../support/quiet-runtime.js'
import { engine } from '../support/stack.js'
import { Rig } from './rig.js'

/** Connections to the run's engine for one test file, and rigs that end with it. */
export async function openEngine() {
  quietRuntime()
  const { address, namespace } = await engine()
  const connection = await Connection.connect({ address })
  const native = await NativeConnection.connect({ address })
  const client = new Client({ connection, namespace })
  const rigs: Rig[] = []
  const ending: Promise<void>[] = []
  return {
    client,
    native,
    namespace,
    rig() {
      const rig = new Rig(client, native, namespace)
      rigs.push(rig)
      return rig
    },
    /** After each test: its workers are of no use to the next, which need not wait until they have drained. */
    rest() {
      for (const rig of rigs.splice(0)) ending.push(rig.end())
    },
    async close() {
      this.rest()
      await Promise.all(ending)
      await native.close()
      await connection.close()
    },
  }
}
