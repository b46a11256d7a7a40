import { Injectable } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { partnershipsWith } from '../../database/vendor-people.js'
import type { Actor } from '../../lifecycle/people.js'
import { idOf } from '../commands/asked.js'
import { Commands } from '../commands/commands.js'
import { type Keyed, Keys } from '../commands/keys.js'
import { Problem, engineAway } from '../edge/problem.js'
import { id } from '../edge/fields.js'
import { personOrEmail, personId } from './named.js'

export const departureBody = z
  .strictObject({
    successor: personOrEmail.optional().describe('takes over everything; without one roles fall back (M4)'),
  })
  .prefault({})

export const departureSchema = z.object({
  person: id,
  partnerships: z.array(id).describe('those that were told now; one that had been told before is not among them'),
})

/** Tells every partnership in which one of the vendor's people has a part of what became of that person. */
@Injectable()
export class Departures {
  constructor(
    private readonly orm: MikroORM,
    private readonly commands: Commands,
    private readonly keys: Keys,
  ) {}

  /**
   * The person is gone first, so that nothing new is given to them; then each partnership is told. Repeated, it tells
   * those that are left.
   */
  async leave(person: string, body: z.output<typeof departureBody>, by: Actor, asked: Keyed) {
    const successor = await this.keys.hold(asked, body, () => this.markLeft(person, body.successor))
    return { person, partnerships: await this.tell('person_left', person, successor ? { successor } : {}, by, asked) }
  }

  async mend(person: string, by: Actor, asked: Keyed): Promise<void> {
    await this.tell('person_mended', person, {}, by, asked)
  }

  private async markLeft(person: string, named: string | undefined): Promise<string | undefined> {
    const em = this.orm.em.fork()
    const successor = named === undefined ? undefined : await personId(em, named, 'successor')
    if (successor === person)
      throw new Problem(422, 'invalid', 'successor: must be somebody who stays.', [
        { path: 'successor', message: 'must be somebody who stays' },
      ])
    if ((await em.count(VendorPerson, { access: 'admin', left: false, id: { $ne: person } })) === 0)
      throw new Problem(409, 'needs_admin', 'This is the last admin; make someone else an admin first.')
    await em.nativeUpdate(VendorPerson, person, { left: true })
    return successor
  }

  /** One that cannot be told now does not keep the others from it. */
  private async tell(
    type: 'person_left' | 'person_mended',
    person: string,
    body: Record<string, unknown>,
    by: Actor,
    { commandId }: Keyed,
  ): Promise<string[]> {
    const told: string[] = []
    let untold: unknown
    for (const { id: partnership, code } of await partnershipsWith(this.orm.em, person)) {
      try {
        await this.commands.carryOut({
          type,
          partnership,
          code,
          by,
          commandId: idOf(commandId, partnership),
          path: { partnership, person },
          body,
        })
        told.push(partnership)
      } catch (error) {
        // A refusal says that there is nothing to tell: it is over, it knows, or another request was quicker.
        if (!(error instanceof Problem) || error.status >= 500) untold ??= error
      }
    }
    if (untold) throw untold instanceof Problem ? untold : engineAway()
    return told
  }
}
