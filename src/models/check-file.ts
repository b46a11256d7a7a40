import { registry } from '../../emails/registry.js'
import { checkModel } from '../../lifecycle/check.js'
import { UnreadableModel, fileWith, flattened, readModelFile } from './model-file.js'

/**
 * `npm run model:check FILE`: each error with its file, the path in it and the mend; leaves with 1 when there are any.
 */
const [file, ...others] = process.argv.slice(2)
if (!file || others.length > 0) {
  console.error('Name one model file: npm run model:check lifecycle/models/six-stage.yaml')
  process.exit(2)
}
try {
  const read = readModelFile(file)
  const { errors } = checkModel(flattened(read), Object.keys(registry))
  for (const { path, message } of errors)
    console.error(`${fileWith(read, path)}: ${path || '(whole file)'}: ${message}`)
  if (errors.length === 0) console.log(`${file}: fit to be published`)
  else console.error(`${errors.length} ${errors.length === 1 ? 'error' : 'errors'}`)
  process.exitCode = errors.length > 0 ? 1 : 0
} catch (error) {
  if (!(error instanceof UnreadableModel)) throw error
  for (const { path, message } of error.errors) console.error(`${error.file}: ${path}${path && ': '}${message}`)
  process.exitCode = 1
}
