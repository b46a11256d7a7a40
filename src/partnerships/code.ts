const longest = 24

/**
 * Codes for a partnership of a company, the first that is free counts: its name in ASCII and the beginning of the id,
 * longer where another partnership has that one. `Cedar Ridge` gives `cedar-ridge-7f3a`.
 */
export function codesFor(company: string, id: string): string[] {
  const hex = id.replaceAll('-', '')
  return [4, 8, 12, 32].map(length => `${slug(company) || 'partner'}-${hex.slice(0, length)}`)
}

/** As many whole words as fit: `Verde Paulista Engenharia` gives `verde-paulista`. */
function slug(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  const end = `${ascii}-`.lastIndexOf('-', longest)
  return ascii.slice(0, end > 0 ? end : longest)
}
