import type { EntityManager } from '@mikro-orm/postgresql'
import { z } from 'zod'
import { type CommandType, commandSchemas } from '../../lifecycle/command.js'
import { freeText, id, line } from '../edge/fields.js'
import type { Asked } from './asked.js'

export type Verb = 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Route = `${Verb} /${string}`
export type Data = Record<string, unknown>
/**
 * Stores what the engine must not see (people, customers) or looks up what the caller does not know, and returns the
 * command's data.
 */
export type Prepare = (data: Data, asked: Asked, em: EntityManager) => Data | Promise<Data>

/** A command as a resource: where it is asked for, and how the body becomes the command's data where they differ. */
export interface Endpoint {
  route: Route
  summary: string
  /** Fields that the caller sends instead of the command's own. */
  fields?: z.ZodRawShape
  prepare?: Prepare
}

export const endpoint = (
  route: Route,
  summary: string,
  special: Omit<Endpoint, 'route' | 'summary'> = {},
): Endpoint => ({ route, summary, ...special })

export const verbOf = (route: Route) => route.slice(0, route.indexOf(' ')) as Verb
export const pathOf = (route: Route) => route.slice(route.indexOf(' ') + 1)
const namesIn = (route: Route) => [...pathOf(route).matchAll(/:(\w+)/g)].map(([, name]) => name as string)

const shapeOf = (type: CommandType): z.ZodRawShape => commandSchemas[type].shape

/** A number in a path comes as digits; everything else is checked by the command's own field. */
function fromPath(field: z.core.$ZodType): z.ZodType {
  const own = field as z.ZodType
  return own instanceof z.ZodNumber
    ? z
        .string()
        .regex(/^\d{1,6}$/, { error: 'must be a whole number' })
        .transform(Number)
        .pipe(own)
    : own
}

/** The path's parts: the partnership and whatever fields of the command the route names. */
export function pathSchema(type: CommandType, { route }: Endpoint): z.ZodObject {
  const shape = shapeOf(type)
  return z.strictObject(
    Object.fromEntries(namesIn(route).map(name => [name, shape[name] ? fromPath(shape[name]) : id])),
  )
}

/**
 * The body: the command's fields but for those in the path; where a command carries a text's id, a caller writes the
 * text.
 */
export function bodySchema(type: CommandType, { route, fields }: Endpoint): z.ZodType {
  const inPath = namesIn(route)
  const kept = Object.entries(fields ?? shapeOf(type)).filter(([name]) => !inPath.includes(name))
  const body = z.strictObject(
    Object.fromEntries(kept.map(([name, field]) => [name, isSpoken(name) ? spoken(name, field as z.ZodType) : field])),
  )
  return body.safeParse({}).success ? body.prefault({}) : body
}

/**
 * Fields that hold a person's words, and how they may be written; a command carries a stored text's id in their place.
 */
const words: Record<string, z.ZodType> = { text: freeText, home: line(60) }
export const isSpoken = (name: string) => Object.hasOwn(words, name)
const spoken = (name: string, field: z.ZodType) =>
  field.safeParse(undefined).success ? words[name]!.optional() : words[name]
