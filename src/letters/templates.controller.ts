import { Controller, Get, Header, Param } from '@nestjs/common'
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { samples } from '../../emails/preview.js'
import { Reads } from '../edge/described.js'
import { notFound } from '../edge/problem.js'

const path = z.strictObject({ template: z.string().regex(/^[a-z-]{2,60}$/, { error: 'must be the name of an e-mail, such as task-reminder' }) })

@ApiTags('letters')
@Controller('letter-templates')
export class LetterTemplatesController {
  @Get()
  @ApiOperation({ summary: 'Every e-mail that a rule may call for, with the subject of its sample' })
  @Reads('names and subjects')
  async list() {
    return (await samples()).map(({ name, subject }) => ({ name, subject }))
  }

  @Get(':template/preview')
  @Header('content-type', 'text/html; charset=utf-8')
  @ApiProduces('text/html')
  @ApiOperation({ summary: 'An e-mail as its sample reads' })
  @Reads('the page')
  async preview(@Param({ schema: path }) { template }: { template: string }) {
    const [sample] = await samples(template)
    if (!sample) throw notFound('e-mail', template)
    return sample.html
  }
}
