import type { EntityManager } from '@mikro-orm/postgresql'
import type { Event } from '../../lifecycle/event.js'
import { Contact } from '../entities/contact.js'
import { Exit } from '../entities/exit.js'
import { Grant } from '../entities/grant.js'
import { Initiative } from '../entities/initiative.js'
import { KpiTarget } from '../entities/kpi-target.js'
import { Partnership } from '../entities/partnership.js'
import { PlayRun } from '../entities/play-run.js'
import { Review } from '../entities/review.js'
import { Task, liveStatuses } from '../entities/task.js'
import { mentions } from './mentions.js'
import type { OwnColumns, OwnRow } from './own-row.js'

/** Rows of one kind, read with one query when a projection first asks for any of them. */
export class Shelf<Row extends object, Key extends string | number> {
  #rows?: Promise<Map<Key, Row>>

  constructor(
    private readonly load: () => Promise<Row[]>,
    private readonly keyOf: (row: Row) => Key,
  ) {}

  private rows(): Promise<Map<Key, Row>> {
    return (this.#rows ??= this.load().then(rows => new Map(rows.map(row => [this.keyOf(row), row]))))
  }

  async find(key: Key): Promise<Row | undefined> {
    return (await this.rows()).get(key)
  }

  /**
   * For rows that an earlier event must have made: without one the journal and its projections have parted, which
   * nobody may overlook.
   */
  async get(key: Key, event: Event): Promise<Row> {
    const row = await this.find(key)
    if (!row) throw new Error(`event ${event.number} (${event.type}) names ${key}, of which there is no row`)
    return row
  }

  async all(): Promise<Row[]> {
    return [...(await this.rows()).values()]
  }

  async put(row: Row): Promise<Row> {
    ;(await this.rows()).set(this.keyOf(row), row)
    return row
  }
}

/**
 * The rows that the events of one record touch. Projections change them in memory; one flush writes each row once,
 * however many of the events changed it.
 */
export class Rows {
  readonly tasks: Shelf<Task, string>
  readonly runs: Shelf<PlayRun, string>
  readonly reviews: Shelf<Review, number>
  readonly initiatives: Shelf<Initiative, string>
  readonly grants: Shelf<Grant, string>
  readonly exits: Shelf<Exit, number>
  readonly contacts: Shelf<Contact, string>
  /**
   * Set in these events, the last for each review and KPI. Nothing reads them here, so they are written without being
   * read.
   */
  readonly targets = new Map<string, Target>()

  /** For rows that belong to it. */
  readonly owner: Partnership
  private readonly changed: OwnColumns = {}

  constructor(
    readonly em: EntityManager,
    readonly partnership: OwnRow,
    events: Event[],
  ) {
    this.owner = em.getReference(Partnership, partnership.id)
    const named = mentions(events)
    const mine = { partnership: partnership.id }
    this.tasks = new Shelf(
      () => em.find(Task, { ...mine, $or: [{ status: { $in: liveStatuses } }, { id: { $in: named.tasks } }] }),
      task => task.id,
    )
    this.runs = new Shelf(
      () => em.find(PlayRun, { ...mine, $or: [{ status: 'running' }, { id: { $in: named.runs } }] }),
      run => run.id,
    )
    this.reviews = new Shelf(
      () =>
        em.find(Review, {
          ...mine,
          $or: [{ status: { $in: ['planned', 'begun'] } }, { number: { $in: named.reviews } }],
        }),
      review => review.number,
    )
    this.initiatives = new Shelf(
      () => em.find(Initiative, mine),
      initiative => initiative.id,
    )
    this.grants = new Shelf(
      () => em.find(Grant, mine),
      grant => grant.name,
    )
    this.exits = new Shelf(
      () => em.find(Exit, mine),
      exit => exit.number,
    )
    this.contacts = new Shelf(
      () => em.find(Contact, { id: { $in: named.contacts } }),
      contact => contact.id,
    )
  }

  /** Of the partnership's own row. */
  set(columns: OwnColumns): void {
    Object.assign(this.partnership, columns)
    Object.assign(this.changed, columns)
  }

  /** What goes out beside the flush, with more columns of the partnership's own. */
  writes(more: OwnColumns) {
    const {
      em,
      partnership: { id },
      targets,
      changed,
    } = this
    return [
      ...(targets.size > 0
        ? [
            em
              .createQueryBuilder(KpiTarget)
              .insert([...targets.values()])
              .onConflict(['partnership', 'review', 'kpi'])
              .merge(['value', 'setOn']),
          ]
        : []),
      em
        .createQueryBuilder(Partnership)
        .update({ ...changed, ...more })
        .where({ id }),
    ]
  }
}

interface Target {
  partnership: string
  review: number
  kpi: string
  value: number
  setOn: string
}
