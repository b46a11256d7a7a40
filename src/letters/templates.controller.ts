import { Controller, Get, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { z } from 'zod'
import { samples } from '../../emails/preview.js'
import { Reads, ShowsPage } from '../edge/described.js'
import { notFound } from '../edge/problem.js'

const path = z.strictObject({
  template: z.string().regex(/^[a-z-]{2,60}$/, { error: 'must be the name of an e-mail, such as task-reminder' }),
})

@ApiTags('letters')
@Controller('letter-templates')
export class LetterTemplatesController {
  @Get()
  @ApiOperation({ summary: 'Every e-mail that a rule may call for, with the subject of its sample' })
  @Reads('names and subjects', z.array(z.object({ name: z.string(), subject: z.string() })))
  async list() {
    return (await samples()).map(({ name, subject }) => ({ name, subject }))
  }

  @Get(':template/preview')
  @ApiOperation({ summary: 'An e-mail as its sample reads' })
  @ShowsPage('the page')
  async preview(@Param({ schema: path }) { template }: { template: string }) {
    const [sample] = await samples(template)
    if (!sample) throw notFound('e-mail', template)
    return sample.html
  }
}
