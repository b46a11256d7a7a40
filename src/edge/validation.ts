import { StandardSchemaValidationPipe } from '@nestjs/common'
import { type FieldError, Problem } from './problem.js'

interface Issue {
  message: string
  path?: readonly unknown[]
  code?: string
  keys?: string[]
}

/** `targets.revenue`, `actions[2].due`: as one would write it to reach the value. */
function written(path: readonly unknown[]): string {
  return path
    .map(part => (typeof part === 'object' && part && 'key' in part ? part.key : part))
    .reduce<string>(
      (all, part) => (typeof part === 'number' ? `${all}[${part}]` : all ? `${all}.${String(part)}` : String(part)),
      '',
    )
}

/** A path or a query is always an object. */
const isNoObject = ({ code, path = [] }: Issue) => code === 'invalid_type' && path.length === 0

/** An unknown field is named by its own path, so that a reader finds it; the schema library names only its parent. */
export function mends(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap(issue =>
    issue.code === 'unrecognized_keys' && issue.keys
      ? issue.keys.map(key => ({
          path: written([...(issue.path ?? []), key]),
          message: 'is not known here; leave it out or look up its name at /docs',
        }))
      : [
          {
            path: written(issue.path ?? []),
            message: isNoObject(issue) ? 'the body must be a JSON object' : issue.message,
          },
        ],
  )
}

export function invalid(errors: FieldError[]): Problem {
  return new Problem(
    422,
    'invalid',
    errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; '),
    errors,
  )
}

/** Bodies, paths and queries are checked by the schema that their parameter declares; every wrong part is listed. */
export const validation = () => new StandardSchemaValidationPipe({ exceptionFactory: issues => invalid(mends(issues)) })
