import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { LifecycleModel } from '../../database/entities/lifecycle-model.js'
import { publishModel } from '../../database/models.js'
import { registry } from '../../emails/registry.js'
import { checkModel } from '../../lifecycle/check.js'
import { type Model, modelSchema } from '../../lifecycle/model.js'
import { Changes, Reads, mendSchema } from '../edge/described.js'
import { instant, published } from '../edge/fields.js'
import { type FieldError, notFound } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import { Admins } from '../people/acting.js'
import { parseModel } from './model-file.js'

const path = z.strictObject({
  model: z.string().regex(/^[a-z][a-zA-Z0-9-]{0,40}$/, { error: 'must be the name of a model, such as six-stage' }),
})
const versionPath = path.extend({
  version: z
    .string()
    .regex(/^\d{1,6}$/, { error: 'must be a whole number' })
    .transform(Number),
})

const modelAloneSchema = published.extend({ publishedAt: instant, model: modelSchema.meta({ id: 'Model' }) })

const Sent = () =>
  ApiBody({ description: 'the model, flat: one file with all its plays', required: true, schema: { type: 'object' } })

@ApiTags('models')
@Controller('models')
export class ModelsController {
  constructor(private readonly orm: MikroORM) {}

  @Get()
  @ApiOperation({ summary: 'Published lifecycle models, every version' })
  @Reads(
    'names and versions',
    z.array(published.extend({ digest: z.string().describe('SHA-256 of its JSON'), publishedAt: instant })),
  )
  async list() {
    return this.orm.em
      .fork()
      .find(
        LifecycleModel,
        {},
        { orderBy: { name: 'asc', version: 'desc' }, fields: ['name', 'version', 'digest', 'publishedAt'] },
      )
  }

  @Get(':model')
  @ApiOperation({ summary: 'The newest version of a model' })
  @Reads('the model as data', modelAloneSchema)
  async newest(@Param({ schema: path }) { model }: z.output<typeof path>) {
    return this.find(model)
  }

  @Get(':model/versions/:version')
  @ApiOperation({ summary: 'One version of a model' })
  @Reads('the model as data', modelAloneSchema)
  async one(@Param({ schema: versionPath }) { model, version }: z.output<typeof versionPath>) {
    return this.find(model, version)
  }

  @Post()
  @Admins()
  @Sent()
  @ApiConsumes('application/json', 'application/yaml')
  @ApiOperation({
    summary: 'Check a model and publish it as a new version; what is published already keeps its version',
  })
  @Changes(201, 'name and version', published)
  async publish(@Body() body: unknown) {
    const { model, errors } = checked(body)
    if (!model) throw invalid(errors)
    return publishModel(this.orm.em.fork(), model.name, model)
  }

  @Post('check')
  @HttpCode(200)
  @Sent()
  @ApiConsumes('application/json', 'application/yaml')
  @ApiOperation({ summary: 'Check a model without publishing it' })
  @Changes(
    200,
    'whether it may be published, and each error with its path and the mend',
    z.object({ ok: z.boolean(), errors: z.array(mendSchema) }),
  )
  check(@Body() body: unknown) {
    const { errors } = checked(body)
    return { ok: errors.length === 0, errors }
  }

  private async find(name: string, version?: number) {
    const found = await this.orm.em
      .fork()
      .findOne(LifecycleModel, { name, ...(version && { version }) }, { orderBy: { version: 'desc' } })
    if (!found) throw notFound('model', version ? `${name} ${version}` : name)
    return { name: found.name, version: found.version, publishedAt: found.publishedAt, model: found.data }
  }
}

/** YAML comes as text, JSON as data. What is published is the checked model, its defaults filled in. */
function checked(body: unknown): { model?: Model; errors: FieldError[] } {
  const { data, errors } = typeof body === 'string' ? parseModel(body) : { data: body, errors: [] }
  return errors.length > 0 ? { errors } : checkModel(data, Object.keys(registry))
}
