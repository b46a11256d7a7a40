import { Injectable } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import { Contact } from '../../database/entities/contact.js'
import { Letter } from '../../database/entities/letter.js'
import { LinkToken } from '../../database/entities/link-token.js'
import { Task, liveStatuses } from '../../database/entities/task.js'
import { Vendor } from '../../database/entities/vendor.js'
import type { PageVendor } from '../../emails/pages/page.js'
import { addDays, later } from '../../lifecycle/day.js'
import { idOf } from '../commands/asked.js'
import { Commands } from '../commands/commands.js'
import type { FieldError } from '../edge/problem.js'
import { readForm } from './form.js'
import { type Occasion, hashOf, occasionOf } from './occasion.js'
import type { Question } from './question.js'
import { questionOf } from './questions.js'
import { type MeetingGone, meetingGone } from './review-questions.js'

/** What a link leads to now. `dead`: expired, unknown, or about something that is over; all three look alike. */
export type Landing =
  | { dead: true }
  | { used: Occasion }
  | { occasion: Occasion; gone: MeetingGone }
  | { occasion: Occasion; question: Question }

/** What a partner's contact does from an e-mail: a command by that contact, about that one thing. */
@Injectable()
export class Answers {
  constructor(
    private readonly orm: MikroORM,
    private readonly commands: Commands,
  ) {}

  /** Whose pages these are, also for a link that is none. */
  async vendor(): Promise<PageVendor> {
    const vendor = await this.orm.em.fork().findOne(Vendor, 1)
    return vendor ? { name: vendor.name, replyTo: vendor.replyTo } : { name: 'Handfast' }
  }

  async land(token: string): Promise<Landing> {
    const occasion = await occasionOf(this.orm.em.fork(), token)
    if (!occasion) return { dead: true }
    const { link } = occasion
    if (link.usedAt) return { used: occasion }
    // The partnership's own day: the clock of this machine knows nothing of it.
    if (!link.worksOn(link.partnership.today) || link.partnership.isOver()) return { dead: true }
    const gone = meetingGone(occasion)
    if (gone) return { occasion, gone }
    const question = questionOf(occasion)
    return question ? { occasion, question } : { dead: true }
  }

  /**
   * Carries the answer out once, then spends the link. The same answer sent twice at the same moment is one command.
   */
  async act(
    token: string,
    body: unknown,
    { occasion: { link }, question }: { occasion: Occasion; question: Question },
  ): Promise<FieldError[]> {
    const { filled, errors } = readForm(question.inputs, body)
    const lacking = errors.length === 0 ? question.lacks?.(filled) : undefined
    if (errors.length > 0 || lacking) return lacking ? [lacking] : errors
    const asked = question.asks(filled)
    if (asked) {
      const { partnership, contact } = link
      await this.commands.carryOut({
        type: asked.type,
        partnership: partnership.id,
        code: partnership.code,
        by: { side: 'partner', id: contact.id },
        commandId: idOf(hashOf(token), JSON.stringify(filled)),
        path: { partnership: partnership.id },
        body: asked.data,
      })
    }
    await this.orm.em.fork().nativeUpdate(LinkToken, { hash: link.hash, usedAt: null }, { usedAt: new Date() })
    return []
  }

  /**
   * A fresh letter to the address on file, at most one an hour. Whoever asks learns nothing: not whether the link was
   * ever one, nor whether anything is left to do.
   */
  async sendAgain(token: string): Promise<void> {
    const em = this.orm.em.fork()
    const link = await em.findOne(LinkToken, hashOf(token), { populate: ['letter', 'partnership', 'contact'] })
    if (!link?.letter || link.partnership.isOver() || !link.contact.canBeWrittenTo()) return
    const { partnership, letter, subject } = link
    const isLeft =
      /^\d+$/.test(subject) || (await em.count(Task, { partnership, id: subject, status: { $in: liveStatuses } })) > 0
    if (!isLeft) return
    const {
      id: _own,
      key: _its,
      status: _was,
      claimedBy,
      claimedAt,
      attempts,
      messageId,
      sentAt,
      responseCode,
      outcome,
      ...same
    } = { ...letter }
    const now = new Date()
    const occurrence = `${letter.occurrence.replace(/ again .*$/, '')} again ${now.toISOString().slice(0, 13)}`
    const actions = letter.actions.map(action => ({
      ...action,
      until: later(action.until, addDays(partnership.today, 14)),
    }))
    await em.upsert(
      Letter,
      {
        ...same,
        partnership: partnership.id,
        scope: letter.scope,
        occurrence,
        key: `${letter.scope}/${occurrence}/${letter.letter}/${letter.recipient}`,
        day: partnership.today,
        window: 'now',
        sendAt: now,
        actions,
        status: 'due',
      },
      {
        onConflictFields: ['scope', 'letter', 'occurrence', 'recipient'],
        onConflictAction: 'ignore',
        disableIdentityMap: true,
      },
    )
  }

  /** RFC 8058: of what nobody owes anybody. A link that is spent or expired still says who its reader is. */
  async unsubscribe(token: string): Promise<void> {
    const em = this.orm.em.fork()
    const link = await em.findOne(LinkToken, hashOf(token))
    if (link) await em.nativeUpdate(Contact, { id: link.contact.id }, { unsubscribed: true })
  }
}
