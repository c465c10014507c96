import { inject } from 'vitest'
import { atDatabase, withConnection } from './connection'

/** The database of every test file of this run, this one's included, that wasn't spoilt on purpose. */
export async function databasesLeftBehind(): Promise<{ name: string; url: string }[]> {
  const server = inject('databaseUrl')
  const sql = String.raw`select datname as name from pg_database where datname like 'moa\_%' order by datname`
  const { rows } = await withConnection(atDatabase(server, 'postgres'), (client) => client.query<{ name: string }>(sql))
  return rows.map(({ name }) => ({ name, url: atDatabase(server, name) }))
}
