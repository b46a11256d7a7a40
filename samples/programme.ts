import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse as parseYaml } from 'yaml'
import { z } from 'zod'

/** What the files of the sample programme must hold; what each field may say is the API's to judge. */
const example = z
  .string()
  .regex(/^[^\s@]+@[^\s@]+\.example$/, 'must be an address that ends in .example: nobody real may be written to')
const person = z.looseObject({ name: z.string(), email: example })
const step = z
  .record(
    z.string().regex(/^(POST|PUT|PATCH|DELETE) \//, 'must be a verb and a path below the partnership, like POST /exit'),
    z.looseObject({}),
  )
  .refine(one => Object.keys(one).length === 1, 'must be one request')

const vendorFile = z.strictObject({
  name: z.string(),
  replyTo: example,
  zone: z.string(),
  country: z.string(),
  address: z.string().optional(),
  website: z.string().optional(),
  valueProposition: z.string(),
  team: z.record(z.string(), example),
  people: z.array(person).min(1),
})
const partnerFile = z.strictObject({
  name: z.string(),
  type: z.string(),
  country: z.string(),
  region: z.string().optional(),
  zone: z.string(),
  language: z.string().optional(),
  website: z.string().optional(),
  contacts: z.array(person).min(1),
  partnership: z.looseObject({
    model: z.string(),
    entry: z.enum(['new', 'existing', 'renewed']),
    manager: example,
    agreement: z.looseObject({ start: z.string() }).optional(),
  }),
  targets: z.record(z.string(), z.number()).optional(),
  /** What the vendor does on the first day, in order, by path below the partnership. */
  then: z.array(step).default([]),
})
const figure = z.strictObject({
  partner: z.string(),
  review: z.coerce.number().int().min(1),
  kpi: z.string(),
  value: z.coerce.number(),
  source: z.string(),
})

export type SampleVendor = z.output<typeof vendorFile>
export type SamplePartner = z.output<typeof partnerFile> & { slug: string; figures: SampleFigure[] }
export type SampleFigure = z.output<typeof figure>
export interface Programme {
  vendor: SampleVendor
  partners: SamplePartner[]
}

/** What is wrong with the sample files, each with its place. */
export class SampleError extends Error {
  override name = 'SampleError'
}

export function readProgramme(folder = import.meta.dirname): Programme {
  const figures = readFigures(join(folder, 'figures.csv'))
  const partners = readdirSync(join(folder, 'partners'))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(file => {
      const partner = checked(
        partnerFile,
        parseYaml(readFileSync(join(folder, 'partners', file), 'utf8')),
        `partners/${file}`,
      )
      return {
        ...partner,
        slug: basename(file, '.yaml'),
        figures: figures.filter(({ partner: name }) => name === partner.name),
      }
    })
  const stray = figures.find(({ partner }) => !partners.some(({ name }) => name === partner))
  if (stray) throw new SampleError(`figures.csv: there is no partner ${stray.partner}`)
  return {
    vendor: checked(vendorFile, parseYaml(readFileSync(join(folder, 'vendor.yaml'), 'utf8')), 'vendor.yaml'),
    partners,
  }
}

function readFigures(file: string): SampleFigure[] {
  const records = parseCsv<Record<string, string>>(readFileSync(file, 'utf8'), { columns: true, trim: true })
  return records.map((record, at) => checked(figure, record, `figures.csv, line ${at + 2}`))
}

function checked<S extends z.ZodType>(schema: S, data: unknown, where: string): z.output<S> {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  throw new SampleError(
    result.error.issues.map(({ path, message }) => `${where}: ${path.join('.') || 'it'} ${message}`).join('\n'),
  )
}
