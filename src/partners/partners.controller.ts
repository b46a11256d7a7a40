import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { randomUUID } from 'node:crypto'
import { Contact } from '../../database/entities/contact.js'
import { Partner } from '../../database/entities/partner.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Changes, Reads } from '../edge/described.js'
import { anId, line } from '../edge/fields.js'
import { containing, cursorOf, page, pageOf, placeOf } from '../edge/paging.js'
import { notFound } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import {
  changedPartner,
  contactSchema,
  newPartner,
  partnerAloneSchema,
  partnerSchema,
  shownContact,
  shownPartner,
} from './partner.js'

const filter = z.strictObject({ ...page, q: line(100).optional().describe('part of the name') })

@ApiTags('partners')
@Controller('partners')
export class PartnersController {
  constructor(private readonly orm: MikroORM) {}

  @Get()
  @ApiOperation({ summary: 'Partners by name' })
  @Reads('a page of partners', pageOf(partnerSchema))
  async list(@Query({ schema: filter }) { q, cursor, limit }: z.output<typeof filter>) {
    const [name, id] = cursor ? placeOf(cursor, 2) : []
    const partners = await this.orm.em
      .fork()
      .find(
        Partner,
        {
          $and: [
            q ? { name: { $ilike: containing(q) } } : {},
            name && id ? { $or: [{ name: { $gt: name } }, { name, id: { $gt: id } }] } : {},
          ],
        },
        { orderBy: { name: 'asc', id: 'asc' }, limit: limit + 1 },
      )
    const last = partners.length > limit ? partners[limit - 1] : undefined
    return { items: partners.slice(0, limit).map(shownPartner), next: last ? cursorOf([last.name, last.id]) : null }
  }

  @Get(':partner')
  @ApiOperation({ summary: 'One partner, its contacts and its partnerships' })
  @Reads('the partner', partnerAloneSchema)
  async one(@Param({ schema: anId('partner') }) { partner: id }: { partner: string }) {
    const em = this.orm.em.fork()
    const [partner, contacts, partnerships] = await Promise.all([
      em.findOne(Partner, id),
      em.fork().find(Contact, { partner: id }, { orderBy: { name: 'asc' } }),
      em.fork().find(Partnership, { partner: id }, { orderBy: { opened: 'desc' } }),
    ])
    if (!partner) throw notFound('partner', id)
    return {
      ...shownPartner(partner),
      contacts: contacts.map(shownContact),
      partnerships: partnerships.map(({ id, stage, opened, closedOn, closedReason, openUntil }) => ({
        id,
        stage,
        opened,
        closedOn,
        closedReason,
        openUntil,
      })),
    }
  }

  @Post()
  @ApiOperation({ summary: 'Add a partner with its contacts' })
  @Changes(201, 'the partner and its contacts', partnerSchema.extend({ contacts: z.array(contactSchema) }))
  async add(@Body({ schema: newPartner }) { contacts, ...body }: z.output<typeof newPartner>) {
    const twice = contacts.findIndex(({ email }, at) => contacts.findIndex(other => other.email === email) !== at)
    if (twice >= 0)
      throw invalid([
        { path: `contacts[${twice}].email`, message: 'stands twice; one person is one contact with several roles' },
      ])
    const em = this.orm.em.fork()
    const partner = em.create(Partner, { id: randomUUID(), ...body })
    const people = contacts.map(({ language, ...contact }) =>
      em.create(Contact, { id: randomUUID(), partner, language: language ?? body.language, ...contact }),
    )
    await em.flush()
    return { ...shownPartner(partner), contacts: people.map(shownContact) }
  }

  @Patch(':partner')
  @ApiOperation({
    summary: 'Change a partner’s name, language or website; type and place change through its partnership',
  })
  @Changes(200, 'the partner', partnerSchema)
  async change(
    @Param({ schema: anId('partner') }) { partner: id }: { partner: string },
    @Body({ schema: changedPartner }) body: z.output<typeof changedPartner>,
  ) {
    const em = this.orm.em.fork()
    const partner = await em.findOne(Partner, id)
    if (!partner) throw notFound('partner', id)
    em.assign(partner, body)
    await em.flush()
    return shownPartner(partner)
  }
}
