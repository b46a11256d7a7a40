import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client, Connection } from '@temporalio/client'
import { LoggerModule } from 'nestjs-pino'
import { type Config } from '../config.js'
import { openDatabase } from '../database/config.js'
import { AnswersController } from './answers/answers.controller.js'
import { Answers } from './answers/answers.js'
import { throttle } from './answers/throttle.js'
import { CalendarsController } from './calendars/calendars.controller.js'
import { allEndpoints, endpointsByNoun } from './commands/all.js'
import { commandController } from './commands/command.controller.js'
import { Commands, ENDPOINTS } from './commands/commands.js'
import { Keys } from './commands/keys.js'
import { API_KEY, ApiKeyGuard } from './edge/api-key.guard.js'
import { logging } from './edge/logging.js'
import { ProblemFilter } from './edge/problem.filter.js'
import { validation } from './edge/validation.js'
import { FigureImport } from './figures/figure-import.js'
import { FiguresController } from './figures/figures.controller.js'
import { HealthController } from './health/health.controller.js'
import { NAMESPACE, PROBE, Readiness } from './health/readiness.js'
import { LettersController } from './letters/letters.controller.js'
import { LetterTemplatesController } from './letters/templates.controller.js'
import { ModelsController } from './models/models.controller.js'
import { ContactsController } from './partners/contacts.controller.js'
import { PartnersController } from './partners/partners.controller.js'
import { Openings } from './partnerships/openings.js'
import { PartnershipsController } from './partnerships/partnerships.controller.js'
import { Starter, TASK_QUEUE } from './partnerships/starter.js'
import { TimelineController } from './partnerships/timeline.controller.js'
import { ActingGuard } from './people/acting.guard.js'
import { Departures } from './people/departures.js'
import { PeopleController } from './people/people.controller.js'
import { VendorController } from './vendor/vendor.controller.js'

/** The admin API and the partners' pages, table of contents. */
export function appModule(config: Config) {
  @Module({
    imports: [LoggerModule.forRoot(logging(config.logLevel)), throttle],
    controllers: [
      HealthController,
      VendorController,
      PeopleController,
      PartnersController,
      ContactsController,
      PartnershipsController,
      TimelineController,
      LettersController,
      LetterTemplatesController,
      ModelsController,
      CalendarsController,
      FiguresController,
      AnswersController,
      ...Object.entries(endpointsByNoun).map(([noun, endpoints]) => commandController(noun, endpoints)),
    ],
    providers: [
      { provide: API_KEY, useValue: config.apiKey },
      { provide: TASK_QUEUE, useValue: config.taskQueue },
      { provide: ENDPOINTS, useValue: allEndpoints },
      { provide: MikroORM, useFactory: () => openDatabase(config.databaseUrl) },
      { provide: Connection, useFactory: () => Connection.lazy({ address: config.temporalAddress }) },
      { provide: PROBE, useFactory: () => Connection.lazy({ address: config.temporalAddress, interceptors: [] }) },
      { provide: NAMESPACE, useValue: config.temporalNamespace },
      {
        provide: Client,
        useFactory: (connection: Connection) => new Client({ connection, namespace: config.temporalNamespace }),
        inject: [Connection],
      },
      { provide: APP_FILTER, useClass: ProblemFilter },
      { provide: APP_PIPE, useFactory: validation },
      { provide: APP_GUARD, useClass: ApiKeyGuard },
      { provide: APP_GUARD, useClass: ActingGuard },
      Commands,
      Keys,
      Starter,
      Openings,
      Readiness,
      Answers,
      FigureImport,
      Departures,
    ],
  })
  class AppModule implements OnApplicationShutdown {
    constructor(
      @Inject(MikroORM) private readonly orm: MikroORM,
      @Inject(Connection) private readonly connection: Connection,
      @Inject(PROBE) private readonly probe: Connection,
    ) {}

    async onApplicationShutdown() {
      await this.connection.close()
      await this.probe.close()
      await this.orm.close(true)
    }
  }
  return AppModule
}
