import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/** Runs one statement on the server of this test run, as the owner of its databases. */
async function administer(sql: string): Promise<void> {
  const url = new URL(inject('databaseUrl'))
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

// Before any module of the product loads, so that everything that reads DATABASE_URL reads this file's own database.
const database = `moa_${randomBytes(6).toString('hex')}`
await administer(`create database ${database} template moa`)
const url = new URL(inject('databaseUrl'))
url.pathname = `/${database}`
process.env.DATABASE_URL = url.href
process.env.MOA_SCHEDULER = 'off'

afterAll(() => administer(`drop database if exists ${database} with (force)`))
