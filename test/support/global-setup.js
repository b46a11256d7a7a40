/**
 * Jest loads this natively, so it is plain JavaScript; `--import ./typescript.js` in the npm script makes the rest
 * loadable.
 */
export default async function setUp() {
  const { openSharedParts } = await import('./shared-parts.ts')
  await openSharedParts()
}
