import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    /** File to which the contract kit appends every answer it gave during this run. */
    recordFile: string
  }
}

type Bench = { databaseUrl: string; recordFile: string; stop: () => Promise<void> }
// Projects load this file separately, but share one bench: the invariants look at what the integration tier left.
const run = globalThis as unknown as { moaBench?: Promise<Bench>; moaBenchUsers?: number }

/**
 * One throw-away PostgreSQL per run, migrated; its database `moa` is the template that every test file clones. It is a
 * process of its own that ends with us, however we end.
 */
export default async function startDatabaseServer(project: TestProject) {
  run.moaBench ??= openBench()
  run.moaBenchUsers = (run.moaBenchUsers ?? 0) + 1
  const { databaseUrl, recordFile, stop } = await run.moaBench
  project.provide('databaseUrl', databaseUrl)
  project.provide('recordFile', recordFile)
  return async () => {
    run.moaBenchUsers = (run.moaBenchUsers ?? 1) - 1
    if (run.moaBenchUsers > 0) return
    run.moaBench = undefined
    await stop()
  }
}

async function openBench(): Promise<Bench> {
  const server = spawn(process.execPath, ['scripts/pg-serve.mjs'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const exited = new Promise<void>((done) => server.once('exit', () => done()))
  const databaseUrl = await announcedUrl(server)
  const folder = mkdtempSync(path.join(tmpdir(), 'moa-record-'))
  const stop = async () => {
    server.kill('SIGTERM')
    await exited
    rmSync(folder, { recursive: true, force: true })
  }
  return { databaseUrl, recordFile: path.join(folder, 'answers.jsonl'), stop }
}

function announcedUrl(server: ChildProcess): Promise<string> {
  return new Promise((ready, failed) => {
    let output = ''
    server.stdout?.on('data', (chunk) => {
      output += chunk
      const found = /^ready (\S+)/m.exec(output)?.[1]
      if (found) ready(found)
    })
    server.once('exit', (code) => failed(new Error(`the test database ended with ${code} before it was ready`)))
  })
}
