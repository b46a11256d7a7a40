import { defineConfig, MikroORM } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'
import { PublishedCalendar } from './entities/calendar.js'
import { Contact } from './entities/contact.js'
import { Customer } from './entities/customer.js'
import { Exit } from './entities/exit.js'
import { Grant } from './entities/grant.js'
import { Initiative } from './entities/initiative.js'
import { JournalEntry } from './entities/journal-entry.js'
import { KpiActual } from './entities/kpi-actual.js'
import { KpiTarget } from './entities/kpi-target.js'
import { Letter } from './entities/letter.js'
import { LifecycleModel } from './entities/lifecycle-model.js'
import { LinkToken } from './entities/link-token.js'
import { Partner } from './entities/partner.js'
import { Partnership } from './entities/partnership.js'
import { PlayRun } from './entities/play-run.js'
import { RequestKey } from './entities/request-key.js'
import { Review } from './entities/review.js'
import { StuckPartnership } from './entities/stuck-partnership.js'
import { SurveyAnswer } from './entities/survey-answer.js'
import { Task } from './entities/task.js'
import { Text } from './entities/text.js'
import { Vendor } from './entities/vendor.js'
import { VendorPerson } from './entities/vendor-person.js'
import { takeOutLost } from './lost-connections.js'
import { migrations } from './migrations/all.js'

/** Everything about the database but its address; the address comes from `config.ts`, or from a test. */
function databaseOptions(url: string) {
  return defineConfig({
    clientUrl: url,
    entities: [
      Vendor,
      VendorPerson,
      LifecycleModel,
      PublishedCalendar,
      Partner,
      Contact,
      Partnership,
      JournalEntry,
      Task,
      PlayRun,
      Review,
      KpiTarget,
      KpiActual,
      SurveyAnswer,
      Initiative,
      Grant,
      Exit,
      Letter,
      LinkToken,
      Customer,
      Text,
      RequestKey,
      StuckPartnership,
    ],
    extensions: [Migrator],
    driverOptions: { onPoolCreated: takeOutLost },
    migrations: { migrationsList: migrations, snapshot: false, silent: true },
    // Every caller forks: a shared identity map would serve one request's rows to another.
    allowGlobalContext: false,
  })
}

/** Opens a pool on the database; the caller closes it. Nothing connects until the first query. */
export function openDatabase(url: string, pool: { max?: number } = {}): Promise<MikroORM> {
  return MikroORM.init({ ...databaseOptions(url), pool: { min: 0, max: pool.max ?? 10 } })
}
