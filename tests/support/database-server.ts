import { spawn } from 'node:child_process'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
  }
}

/**
 * One throw-away PostgreSQL per run, migrated; its database `moa` is the template that every test file clones. It is a
 * process of its own that ends with us, however we end.
 */
export default async function startDatabaseServer(project: TestProject) {
  const server = spawn(process.execPath, ['scripts/pg-serve.mjs'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  const exited = new Promise<void>((done) => server.once('exit', () => done()))
  const url = await new Promise<string>((ready, failed) => {
    let output = ''
    server.stdout?.on('data', (chunk) => {
      output += chunk
      const found = /^ready (\S+)/m.exec(output)?.[1]
      if (found) ready(found)
    })
    server.once('exit', (code) => failed(new Error(`the test database ended with ${code} before it was ready`)))
  })
  project.provide('databaseUrl', url)
  return async () => {
    server.kill('SIGTERM')
    await exited
  }
}
