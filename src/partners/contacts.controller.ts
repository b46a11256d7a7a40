import { randomUUID } from 'node:crypto'
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { Contact } from '../../database/entities/contact.js'
import { Partner } from '../../database/entities/partner.js'
import { Changes, Reads } from '../edge/described.js'
import { anId, id } from '../edge/fields.js'
import { Problem, notFound } from '../edge/problem.js'
import { changedContact, contactSchema, newContact, shownContact } from './partner.js'

const oneContact = anId('partner').extend({ contact: id })

@ApiTags('partners')
@Controller('partners/:partner/contacts')
export class ContactsController {
  constructor(private readonly orm: MikroORM) {}

  @Get()
  @ApiOperation({ summary: 'A partner’s contacts' })
  @Reads('the contacts, by name', z.array(contactSchema))
  async list(@Param({ schema: anId('partner') }) { partner }: { partner: string }) {
    return (await this.orm.em.fork().find(Contact, { partner }, { orderBy: { name: 'asc' } })).map(shownContact)
  }

  @Post()
  @ApiOperation({
    summary:
      'Add a contact of a partner; a partnership that runs learns of them at POST /partnerships/:partnership/contacts',
  })
  @Changes(201, 'the contact', contactSchema)
  async add(
    @Param({ schema: anId('partner') }) { partner: partnerId }: { partner: string },
    @Body({ schema: newContact }) body: z.output<typeof newContact>,
  ) {
    const em = this.orm.em.fork()
    const partner = await em.findOne(Partner, partnerId)
    if (!partner) throw notFound('partner', partnerId)
    const contact = em.create(Contact, {
      id: randomUUID(),
      partner,
      ...body,
      language: body.language ?? partner.language,
    })
    await em.flush().catch(taken)
    return shownContact(contact)
  }

  @Patch(':contact')
  @ApiOperation({ summary: 'Change a contact’s name, address, language or time zone' })
  @Changes(200, 'the contact', contactSchema)
  async change(
    @Param({ schema: oneContact }) { partner, contact: contactId }: { partner: string; contact: string },
    @Body({ schema: changedContact }) body: z.output<typeof changedContact>,
  ) {
    const em = this.orm.em.fork()
    const contact = await em.findOne(Contact, { id: contactId, partner })
    if (!contact) throw notFound('contact', contactId)
    em.assign(contact, body)
    await em.flush().catch(taken)
    return shownContact(contact)
  }
}

function taken(error: unknown): never {
  throw error instanceof UniqueConstraintViolationException
    ? new Problem(409, 'already_exists', 'This partner has a contact with this e-mail address already.')
    : error
}
