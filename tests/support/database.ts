import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { dropDatabase } from '../../scripts/pg.mjs'
import { atDatabase, withConnection } from './connection'

// Before any module of the product loads, so that everything that reads DATABASE_URL reads this file's own database.
const database = `moa_${randomBytes(6).toString('hex')}`
await administer(`create database ${database} template moa`)
process.env.DATABASE_URL = atDatabase(inject('databaseUrl'), database)
process.env.MOA_RECORD = inject('recordFile')
process.env.MOA_SCHEDULER = 'off'
process.env.LOG_LEVEL ??= 'error'

let spoilt = false

/**
 * The test file that calls this breaks its database on purpose (tampering, for one): it is dropped at the file's end.
 * Every other file's database stays until the run ends, for the invariants tier to prove.
 */
export function spoilDatabase(): void {
  spoilt = true
}

function administer(sql: string): Promise<unknown> {
  return withConnection(atDatabase(inject('databaseUrl'), 'postgres'), (client) => client.query(sql))
}

afterAll(async () => {
  if (spoilt) await dropDatabase(atDatabase(inject('databaseUrl'), 'postgres'), database)
})
