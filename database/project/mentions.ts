import type { Event } from '../../lifecycle/event.js'

/**
 * Which rows a batch of events names, so that each kind is read with one query. Over-reading costs little;
 * under-reading is an error.
 */
export function mentions(events: Event[]): { tasks: string[]; runs: string[]; reviews: number[]; contacts: string[] } {
  const tasks = new Set<string>()
  const runs = new Set<string>()
  const reviews = new Set<number>()
  const contacts = new Set<string>()
  for (const event of events) {
    if ('task' in event) tasks.add(event.task)
    if ('tasks' in event)
      for (const task of event.tasks) tasks.add(typeof task === 'string' ? task : 'task' in task ? task.task : task.id)
    // A laid task waits for others that may be over already.
    if (event.type === 'tasks_laid')
      for (const task of event.tasks) for (const earlier of task.after) tasks.add(earlier)
    if ('run' in event) runs.add(event.run)
    if ('plays' in event) for (const play of event.plays) runs.add(play.run)
    if ('review' in event && event.review !== undefined) reviews.add(event.review)
    if ('contact' in event) contacts.add(typeof event.contact === 'string' ? event.contact : event.contact.id)
    if (event.type === 'partnership_opened') for (const contact of event.contacts) contacts.add(contact.id)
  }
  return { tasks: [...tasks], runs: [...runs], reviews: [...reviews], contacts: [...contacts] }
}
