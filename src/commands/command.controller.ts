import {
  Body,
  Controller,
  Delete,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Req,
  HttpCode,
  SetMetadata,
  type Type,
} from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import type { CommandType } from '../../lifecycle/command.js'
import { CarriesOut } from '../edge/described.js'
import { actorOf } from '../people/acting.js'
import { carriedOutSchema } from './carried-out.js'
import { Commands } from './commands.js'
import { type Endpoint, bodySchema, pathOf, pathSchema, verbOf } from './endpoint.js'

/** What a route asks the engine for; a test compares these with the commands that exist. */
export const COMMAND = 'command'

const verbs = { POST: Post, PUT: Put, PATCH: Patch, DELETE: Delete }

/**
 * A controller of commands from their one declaration. Nest sees ordinary methods with ordinary decorators: the same
 * pipe, guards and OpenAPI as any other route; written out, forty-five methods would differ only in their names.
 */
export function commandController(noun: string, endpoints: Partial<Record<CommandType, Endpoint>>): Type {
  class CommandController {
    constructor(readonly commands: Commands) {}
  }
  Inject(Commands)(CommandController, undefined, 0)
  ApiTags(noun)(CommandController)
  Controller()(CommandController)
  Object.defineProperty(CommandController, 'name', { value: `${noun} commands` })
  for (const [type, declared] of Object.entries(endpoints) as [CommandType, Endpoint][])
    addRoute(CommandController, type, declared)
  return CommandController
}

function addRoute(controller: Type<{ commands: Commands }>, type: CommandType, declared: Endpoint) {
  const { prototype } = controller
  const { [type]: method } = {
    [type](
      this: { commands: Commands },
      path: Record<string, unknown>,
      body: Record<string, unknown>,
      request: FastifyRequest,
    ) {
      return this.commands.carryOut({
        type,
        partnership: String(path.partnership),
        code: request.partnershipCode,
        by: actorOf(request),
        commandId: request.commandId,
        isOwnKey: request.isOwnKey,
        path,
        body,
      })
    },
  }
  const descriptor = { value: method, writable: true, configurable: true, enumerable: false }
  Object.defineProperty(prototype, type, descriptor)
  Param({ schema: pathSchema(type, declared) })(prototype, type, 0)
  Body({ schema: bodySchema(type, declared) })(prototype, type, 1)
  Req()(prototype, type, 2)
  Reflect.defineMetadata('design:paramtypes', [Object, Object, Object], prototype, type)
  const decorators = [
    verbs[verbOf(declared.route)](pathOf(declared.route)),
    HttpCode(200),
    SetMetadata(COMMAND, type),
    ApiOperation({ operationId: type, summary: declared.summary }),
    CarriesOut(carriedOutSchema),
  ]
  for (const decorate of decorators) decorate(prototype, type, descriptor)
}
