export default async function tearDown() {
  await globalThis.handfastSharedParts?.close()
}
