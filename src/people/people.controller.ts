import { randomUUID } from 'node:crypto'
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM, UniqueConstraintViolationException } from '@mikro-orm/postgresql'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { VendorPerson } from '../../database/entities/vendor-person.js'
import { Changes, Reads } from '../edge/described.js'
import { anId } from '../edge/fields.js'
import { Problem, notFound } from '../edge/problem.js'
import { Admins, FirstRun, actorOf } from './acting.js'
import { Departures, departureBody, departureSchema } from './departures.js'
import { changedPerson, newPerson, personSchema, shownPerson } from './person.js'

@ApiTags('people')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly orm: MikroORM,
    private readonly departures: Departures,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The vendor’s people' })
  @Reads('everyone, by name', z.array(personSchema))
  async list() {
    return (await this.orm.em.fork().find(VendorPerson, {}, { orderBy: { name: 'asc' } })).map(shownPerson)
  }

  @Get(':person')
  @ApiOperation({ summary: 'One of the vendor’s people' })
  @Reads('the person', personSchema)
  async one(@Param({ schema: anId('person') }) { person }: { person: string }) {
    return shownPerson(await this.find(person))
  }

  @Post()
  @Admins()
  @FirstRun()
  @ApiOperation({ summary: 'Add a person; the very first, an admin, needs nobody to act' })
  @Changes(201, 'the person', personSchema)
  async add(@Body({ schema: newPerson }) body: z.output<typeof newPerson>) {
    const em = this.orm.em.fork()
    if (body.access !== 'admin' && (await em.count(VendorPerson, { access: 'admin', left: false })) === 0)
      throw new Problem(
        409,
        'needs_admin',
        'The first person must be an admin: someone has to be able to add the others.',
      )
    const person = em.create(VendorPerson, { id: randomUUID(), ...body })
    await em.persist(person).flush().catch(taken)
    return shownPerson(person)
  }

  @Patch(':person')
  @Admins()
  @ApiOperation({ summary: 'Change a person; another address ends that letters are refused' })
  @Changes(200, 'the person', personSchema)
  async change(
    @Param({ schema: anId('person') }) { person: id }: { person: string },
    @Body({ schema: changedPerson }) body: z.output<typeof changedPerson>,
    @Req() request: FastifyRequest,
  ) {
    const em = this.orm.em.fork()
    const person = await this.find(id, em)
    const staysAdmin = (body.access ?? person.access) === 'admin'
    if (!staysAdmin && (await em.count(VendorPerson, { access: 'admin', left: false, id: { $ne: id } })) === 0)
      throw new Problem(409, 'needs_admin', 'This is the last admin; make someone else an admin first.')
    em.assign(person, { ...body, ...(body.email && { bounced: false }) })
    await em.flush().catch(taken)
    if (body.email) await this.departures.mend(id, actorOf(request), request)
    return shownPerson(person)
  }

  @Post(':person/departure')
  @HttpCode(200)
  @Admins()
  @ApiOperation({
    summary:
      'Say that a person left; whoever takes over has everything of theirs, in all partnerships, and is asked anew',
  })
  @Changes(200, 'the partnerships that were told', departureSchema)
  async leave(
    @Param({ schema: anId('person') }) { person }: { person: string },
    @Body({ schema: departureBody }) body: z.output<typeof departureBody>,
    @Req() request: FastifyRequest,
  ) {
    await this.find(person)
    return this.departures.leave(person, body, actorOf(request), request)
  }

  private async find(id: string, em = this.orm.em.fork()): Promise<VendorPerson> {
    const person = await em.findOne(VendorPerson, id)
    if (!person) throw notFound('person', id)
    return person
  }
}

function taken(error: unknown): never {
  throw error instanceof UniqueConstraintViolationException
    ? new Problem(409, 'already_exists', 'Someone at the vendor has this e-mail address already.')
    : error
}
