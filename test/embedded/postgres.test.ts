import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { runAs } from '../../embedded/postgres.js'

const asRoot = userInfo().uid === 0 ? test : test.skip

asRoot("the user that root lends PostgreSQL to finds its programs even in a folder that is root's alone", () => {
  // As `mktemp -d` makes them, and checkouts in them.
  const folder = mkdtempSync(join(tmpdir(), 'private-'))
  const program = join(folder, 'program')
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
  const { command, args, user } = runAs([program]).launch('test', ['-x', program])
  expect(spawnSync(command, args, { ...user }).status).toBe(0)
  expect(
    spawnSync(command, [...args.slice(0, -3), 'id', '-u'])
      .stdout.toString()
      .trim(),
  ).not.toBe('0')
  rmSync(folder, { recursive: true })
})
