import { createHash } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Customer } from '../../database/entities/customer.js'
import { LinkToken } from '../../database/entities/link-token.js'
import { Review } from '../../database/entities/review.js'
import { Task } from '../../database/entities/task.js'
import { Text } from '../../database/entities/text.js'
import { Vendor } from '../../database/entities/vendor.js'
import type { Model, TaskTemplate } from '../../lifecycle/model.js'

/** Everything that a page says comes from what its link is bound to: partnership, contact, purpose and subject. */
export interface Occasion {
  link: LinkToken
  vendor: string
  task?: Task
  template?: TaskTemplate
  review?: Review
  /** The joint customer, action or grant that the task is about, in words. */
  about?: string
  model: Model
}

export const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** What a token stands for, or nothing: nobody can tell an unknown token from any other dead link. */
export async function occasionOf(em: EntityManager, token: string): Promise<Occasion | undefined> {
  const link = await em.findOne(LinkToken, hashOf(token), {
    populate: ['partnership.partner', 'partnership.manager', 'partnership.model', 'contact', 'letter'],
  })
  if (!link || link.contact.left) return undefined
  const { partnership, subject } = link
  const [vendor, task] = await Promise.all([em.fork().findOne(Vendor, 1), taskOf(em.fork(), link)])
  const review = isNumber(subject)
    ? await em.fork().findOne(Review, { partnership, number: Number(subject) })
    : task && (await em.fork().findOne(Review, { partnership, run: task.run }))
  const model = partnership.model.data as Model
  const template = task ? model.plays[task.play]?.tasks.find(({ name }) => name === task.name) : undefined
  const about = task ? await aboutOf(em.fork(), task) : undefined
  return {
    link,
    model,
    vendor: vendor?.name ?? 'the vendor',
    ...(task && { task }),
    ...(template && { template }),
    ...(review && { review }),
    ...(about && { about }),
  }
}

const isNumber = (subject: string) => /^\d+$/.test(subject)

/** A review's date is a task too: its meeting can be moved by its number. */
async function taskOf(em: EntityManager, { partnership, subject }: LinkToken): Promise<Task | null> {
  if (!isNumber(subject)) return em.findOne(Task, { partnership, id: subject })
  const review = await em.findOne(Review, { partnership, number: Number(subject) })
  return review?.run ? em.findOne(Task, { partnership, run: review.run, meeting: true }) : null
}

async function aboutOf(em: EntityManager, { text, subject, name, partnership }: Task): Promise<string | undefined> {
  if (text) return (await em.findOne(Text, text))?.body
  if (name === 'next-home' && subject) return (await em.findOne(Customer, { id: subject, partnership }))?.name
  return undefined
}
