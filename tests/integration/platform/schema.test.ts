import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/client'

type Column = { name: string; isNullable: boolean }

/** Columns of each table as the Prisma files say: `schema.table` → columns, sorted by name. */
function readModels(): Map<string, Column[]> {
  const text = readdirSync('prisma/models')
    .map((file) => readFileSync(`prisma/models/${file}`, 'utf8'))
    .join('\n')
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const names = new Set(models.map(([, name]) => name))
  return new Map(models.map(([, name, body]) => [tableOf(name ?? '', body ?? ''), columnsOf(body ?? '', names)]))
}

const tableOf = (name: string, body: string) =>
  `${/@@schema\("(\w+)"\)/.exec(body)?.[1]}.${/@@map\("(\w+)"\)/.exec(body)?.[1] ?? name}`

function columnsOf(body: string, models: Set<string | undefined>): Column[] {
  return body
    .split('\n')
    .map((line) => /^\s+(\w+)\s+((?:Unsupported\("[^"]+"\)|\w+)(\[\])?)(\?)?(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(([, , type]) => !models.has(type?.replace('[]', '')))
    .map(([, field = '', , , optional, rest = '']) => ({
      name: /(?<!@)@map\("(\w+)"\)/.exec(rest)?.[1] ?? field,
      isNullable: optional === '?',
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

async function readTables(): Promise<Map<string, Column[]>> {
  const schemas = readdirSync('prisma/models').map((file) => file.replace('.prisma', ''))
  const { rows } = await pool().query<{ table: string; name: string; nullable: boolean }>(
    `select c.table_schema || '.' || c.table_name as table, c.column_name as name, c.is_nullable = 'YES' as nullable
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = any($1) and t.table_type = 'BASE TABLE' order by 1, c.column_name collate "C"`,
    [schemas],
  )
  const tables = new Map<string, Column[]>()
  for (const { table, name, nullable } of rows) {
    tables.set(table, [...(tables.get(table) ?? []), { name, isNullable: nullable }])
  }
  return tables
}

test('the Prisma files describe exactly the tables that the migrations make', async () => {
  const [models, tables] = [readModels(), await readTables()]
  expect([...models.keys()].sort()).toEqual([...tables.keys()].sort())
  for (const [table, columns] of tables) expect({ table, columns: models.get(table) }).toEqual({ table, columns })
})
