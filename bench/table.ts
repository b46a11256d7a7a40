import { type Figure, isMissed } from './figure.js'

/** The figures as a person reads them, one line each. */
export function table(figures: Record<string, Figure>): string {
  const rows = Object.entries(figures).map(([name, figure]) => {
    const { ours, baseline, ratio, unit, limit, limitIs, spread } = figure
    const range = (side: [number, number] | null | undefined) => (side ? `${short(side[0])}–${short(side[1])}` : '')
    return [
      name,
      unit,
      short(ours),
      range(spread?.ours),
      short(baseline),
      range(spread?.baseline),
      ratio === null ? '' : ratio.toFixed(2),
      `${limitIs === 'most' ? '≤' : '≥'} ${limit}`,
      isMissed(figure) ? '✗ missed' : '✓',
    ]
  })
  const lines = [['figure', 'unit', 'ours', 'spread', 'bare', 'spread', 'ratio', 'limit', ''], ...rows]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map(line => line[column]!.length)))
  return lines
    .map(line =>
      line
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const short = (value: number | null) =>
  value === null ? '' : value >= 100 ? String(Math.round(value)) : value.toFixed(1)
