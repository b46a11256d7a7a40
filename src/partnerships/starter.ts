import { Inject, Injectable, Logger } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client'
import type { Partnership } from '../../database/entities/partnership.js'
import { readJournal } from '../../database/journal.js'
import { fold } from '../../lifecycle/evolve.js'
import type { State } from '../../lifecycle/state.js'
import { type Carried, partnershipWorkflow, workflowId } from '../../workflows/contract.js'
import { isEngineAway } from '../commands/engine.js'
import { engineAway } from '../edge/problem.js'

export const TASK_QUEUE = Symbol('the task queue of partnerships')

/**
 * Starts partnerships' workflows from their journal. The row comes first, so a start that fails is made good by the
 * next command or the sweeper.
 */
@Injectable()
export class Starter {
  private readonly logger = new Logger(Starter.name)

  constructor(
    private readonly orm: MikroORM,
    private readonly client: Client,
    @Inject(TASK_QUEUE) private readonly taskQueue: string,
  ) {}

  /** Starts a partnership whose workflow is missing; one that runs already is left alone. */
  async start({ id, code }: Pick<Partnership, 'id' | 'code'>): Promise<void> {
    const state = fold(await readJournal(this.orm.em, id))
    if (!(await this.begin(state, code))) throw engineAway()
  }

  /**
   * Whether the workflow is there; an engine that is away is no failure here. That it was started is noted with its
   * first step.
   */
  async begin({ partnership, number, model, partnerType, entry }: State, code: string): Promise<boolean> {
    const carried: Carried = { schemaVersion: 1, partnership, number, letters: [] }
    try {
      await this.client.withDeadline(Date.now() + 5_000, () =>
        this.client.workflow.start(partnershipWorkflow, {
          workflowId: workflowId(code),
          taskQueue: this.taskQueue,
          args: [carried],
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
          workflowIdConflictPolicy: 'FAIL',
          staticSummary: `${model.name} ${model.version}, ${partnerType}, ${entry}`,
        }),
      )
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) {
        if (!isEngineAway(error)) throw error
        this.logger.warn({ partnership }, 'the engine is away; the sweeper will start this partnership')
        return false
      }
    }
    return true
  }
}
