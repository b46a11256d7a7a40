import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import ts from 'typescript'

const root = new URL('../../lifecycle/', import.meta.url)
const files = (readdirSync(root, { recursive: true }) as string[]).filter(file => file.endsWith('.ts')).sort()

/** Only where models, commands and their figures are parsed at the edge. */
const mayImport: Record<string, string[]> = { 'command.ts': ['zod'], 'figure.ts': ['zod'], 'model.ts': ['zod'] }

/** What would make a rule depend on more than it is given. */
function impurities(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2023, true)
  const found: string[] = []
  const inside = (specifier: string) => new URL(specifier, new URL(name, root)).href.startsWith(root.href)
  const seen = (node: ts.Node, what: string) =>
    found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what}`)
  const visit = (node: ts.Node): void => {
    const specifier =
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node))
      && node.moduleSpecifier
      && ts.isStringLiteral(node.moduleSpecifier)
        ? node.moduleSpecifier.text
        : undefined
    if (specifier !== undefined) {
      if (specifier.startsWith('.') ? !inside(specifier) : !mayImport[name]?.includes(specifier))
        seen(node, `imports ${specifier}`)
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      seen(node, 'imports while it runs')
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      seen(node, 'new Date()')
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') seen(node, 'Date()')
    if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random', 'performance.now'].includes(node.getText()))
      seen(node, node.getText())
    if (
      ts.isIdentifier(node)
      && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)
      && !ts.isPropertyAssignment(node.parent)
      && [
        'process',
        'Intl',
        'globalThis',
        'crypto',
        'fetch',
        'setTimeout',
        'setInterval',
        'require',
        'console',
        'Temporal',
      ].includes(node.text)
    )
      seen(node, node.text)
    if (
      ts.isPropertyAccessExpression(node)
      && /^(toLocale|getTimezoneOffset$|get(Hours|Minutes|Date|Month|FullYear|Day)$)/.test(node.name.text)
    )
      seen(node, `.${node.name.text} goes by the machine’s clock or place`)
    node.forEachChild(visit)
  }
  visit(file)
  return found
}

test('purity: the core imports nothing but itself, and the schema library where models and commands are parsed', () => {
  expect(files).toContain('rules/agenda.ts')
  expect(files.flatMap(file => impurities(file, readFileSync(new URL(file, root), 'utf8')))).toEqual([])
})

test('purity: a clock, chance, a time zone, the environment or a stranger is found out', () => {
  const source = (text: string) => impurities('rules/tiers.ts', text).map(found => found.replace(/^\S+ /, ''))
  expect(source('export const now = Date.now()')).toEqual(['Date.now'])
  expect(source('const today = new Date()')).toEqual(['new Date()'])
  expect(source('const day = new Date(Date.UTC(2027, 1, 1)).toISOString()')).toEqual([])
  expect(source('const chance = Math.random()')).toEqual(['Math.random'])
  expect(source('new Intl.DateTimeFormat()')).toEqual(['Intl'])
  expect(source('if (process.env.DEBUG) {}')).toEqual(['process'])
  expect(source('const month = day.getMonth()')).toEqual(['.getMonth goes by the machine’s clock or place'])
  expect(source('import { readFileSync } from "node:fs"')).toEqual(['imports node:fs'])
  expect(source('import { z } from "zod"')).toEqual(['imports zod'])
  expect(source('import { config } from "../../config.js"')).toEqual(['imports ../../config.js'])
  expect(source('import { later } from "../day.js"')).toEqual([])
  expect(source('await import("../day.js")')).toEqual(['imports while it runs'])
})
