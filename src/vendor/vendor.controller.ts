import { Body, Controller, Get, Put } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { Vendor } from '../../database/entities/vendor.js'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { vendorRoles } from '../../lifecycle/people.js'
import { Changes, Reads } from '../edge/described.js'
import { country, email, freeText, id, line, zone } from '../edge/fields.js'
import { Problem } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import { Admins, FirstRun } from '../people/acting.js'

const company = z.strictObject({
  name: line(),
  replyTo: email.describe('where replies to letters go when no manager is known'),
  zone,
  country,
  address: freeText.optional().describe('said in every letter’s footer'),
  website: z.url({ protocol: /^https?$/, error: 'must be a web address' }).optional(),
  valueProposition: freeText.optional().describe('what an invitation says unless it has words of its own'),
  team: z
    .partialRecord(z.enum(vendorRoles), id)
    .optional()
    .describe('who fills a role where a partnership names nobody'),
})

const vendorSchema = z
  .object({
    name: z.string(),
    replyTo: email.describe('where replies to letters go when no manager is known'),
    zone: z.string(),
    country: z.string(),
    address: z.string().nullable(),
    website: z.string().nullable(),
    valueProposition: z.string().nullable(),
    team: z.partialRecord(z.enum(vendorRoles), id).nullable(),
  })
  .meta({ id: 'Vendor' })

@ApiTags('vendor')
@Controller('vendor')
export class VendorController {
  constructor(private readonly orm: MikroORM) {}

  @Get()
  @ApiOperation({ summary: 'The company that runs this installation' })
  @Reads('the vendor', vendorSchema)
  async show() {
    const vendor = await this.orm.em.fork().findOne(Vendor, 1)
    if (!vendor) throw new Problem(404, 'not_found', 'The vendor has not been described yet: PUT /vendor.')
    return shown(vendor)
  }

  @Put()
  @Admins()
  @FirstRun()
  @ApiOperation({ summary: 'Describe the company that runs this installation' })
  @Changes(200, 'the vendor', vendorSchema)
  async describe(@Body({ schema: company }) body: z.output<typeof company>) {
    const em = this.orm.em.fork()
    for (const [role, person] of Object.entries(body.team ?? {})) {
      if (!(await em.count(VendorPerson, { id: person, left: false })))
        throw invalid([{ path: `team.${role}`, message: 'must be the id of one of the vendor’s people' }])
    }
    const nothing = { address: null, website: null, valueProposition: null, team: null }
    const vendor = await em.upsert(Vendor, { id: 1, ...nothing, ...body })
    return shown(vendor)
  }
}

const shown = ({ name, replyTo, zone, country, address, website, valueProposition, team }: Vendor) => ({
  name,
  replyTo,
  zone,
  country,
  address,
  website,
  valueProposition,
  team,
})
