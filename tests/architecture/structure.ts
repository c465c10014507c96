import path from 'node:path'
import ts from 'typescript'

export type SourceFile = { file: string; text: string }
/** Finds what breaks one rule of the house: `file` or `file: what`. */
export type Check = (files: readonly SourceFile[]) => string[]

const WORDS = 'contract|constants|rules|events|service|reads|handlers|jobs|adapter'
const ROOTS = ['lib/registry.ts', 'lib/route.ts']
const SERVER = /^lib\/(?!platform\/).*\/(service|reads|handlers|jobs|adapter)(\.ts$|\/)/
const PURE_IN_SLICE = /^lib\/(?!platform\/).*\/(contract|rules|events|constants)(\.ts$|\/)/
const PURE_IN_PLATFORM = /^lib\/platform\/(kernel\/|.*\/(contract|rules|constants)\.ts$)/
const IMPURE = /Math\.random|Date\.now|new Date\(\)|performance\.now|randomUUID|getRandomValues|process\.env/g
const LINE_LIMITS: readonly [pattern: RegExp, limit: number][] = [
  [/^app\/.*route\.ts$/, 60],
  [/^app\/.*\.tsx$/, 60],
  [/^components\/.*\.tsx$/, 250],
  [/^(app|components|lib|store)\/.*\.(ts|tsx|css)$/, 300],
]

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const isCode = (file: string) => /^(app|components|lib|store)\/.*\.tsx?$/.test(file)
const inSlice = (file: string) => /^lib\/(?!platform\/)[^/]+\/.*\.ts$/.test(file)
const contextOf = (file: string) => file.split('/')[1] ?? ''
const names = (files: readonly SourceFile[]) => files.map(({ file }) => file)

/** Strings and templates of a TypeScript file, without comments, imports and code. */
function literalsOf({ file, text }: SourceFile): string[] {
  const literals: string[] = []
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    if (ts.isTemplateExpression(node)) {
      literals.push([node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('?'))
    } else if (ts.isStringLiteralLike(node)) literals.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return literals
}

export const sliceVocabulary: Check = (files) => {
  const word = new RegExp(`/(${WORDS})(\\.test)?\\.ts$|/(${WORDS})/[a-z0-9-]+(\\.test)?\\.ts$`)
  return names(files).filter(
    (file) => (inSlice(file) && !word.test(file)) || (/^lib\/[^/]+\.ts$/.test(file) && !ROOTS.includes(file)),
  )
}

export const fileNames: Check = (files) => {
  // A folder of app/ is a piece of the address: (group), [parameter], [...rest], _private, openapi.json, SLOT_SPIN.
  const part =
    /^([A-Z][A-Z_]+|\(?[a-z0-9-]+\)?|\[(\.\.\.)?[a-zA-Z]+\]|_[a-z-]+|@[a-z-]+|[a-z0-9-]+\.[a-z]+|\.well-known)$/
  return names(files)
    .filter(isCode)
    .filter((file) => {
      const folders = path.dirname(file).split('/')
      const base = path.basename(file)
      return (
        !/^[a-z0-9-]+(\.test)?\.tsx?$/.test(base) || /^index\./.test(base) || !folders.every((name) => part.test(name))
      )
    })
}

export const noDumpingGrounds: Check = (files) =>
  names(files).filter(
    (file) => isCode(file) && /(^|\/)(utils?|helpers?|types|common|misc|shared)(\/|\.tsx?$)/.test(file),
  )

export const serverFilesSaySo: Check = (files) =>
  names(files.filter(({ file, text }) => SERVER.test(file) && !isTest(file) && !/^import 'server-only'$/m.test(text)))

export const pureFilesArePure: Check = (files) =>
  files
    .filter(({ file }) => (PURE_IN_SLICE.test(file) || PURE_IN_PLATFORM.test(file)) && !isTest(file))
    .flatMap(({ file, text }) => [...text.matchAll(IMPURE)].map(([found]) => `${file}: ${found}`))

/** NODE_ENV and NEXT_RUNTIME are constants of the build, not settings. */
export const environmentHasOneReader: Check = (files) =>
  files
    .filter(({ file }) => /^(app|components|lib|store|proxy|instrumentation)/.test(file) && !isTest(file))
    .filter(({ file }) => !file.startsWith('lib/platform/env/'))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/process\.env\b(?!\.(NODE_ENV|NEXT_RUNTIME)\b)\.?\w*/g)].map(([found]) => `${file}: ${found}`),
    )

/** app/fonts is what a tool made of a font. */
export const lineLimits: Check = (files) =>
  files
    .filter(({ file }) => !isTest(file) && !file.startsWith('app/fonts/'))
    .flatMap(({ file, text }) => {
      const limit = LINE_LIMITS.find(([pattern]) => pattern.test(file))?.[1]
      const lines = text.trimEnd().split('\n').length
      return limit && lines > limit ? [`${file}: ${lines} lines, ${limit} at most`] : []
    })

/** Prisma's accessors of a table, by the context whose model file declares it. */
function tableOwners(files: readonly SourceFile[]): Map<string, string> {
  return new Map(
    files
      .filter(({ file }) => /^prisma\/models\/.*\.prisma$/.test(file))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/^model (\w)(\w*)/gm)].map(([, first = '', rest = '']) => [
          first.toLowerCase() + rest,
          path.basename(file, '.prisma'),
        ]),
      ),
  )
}

export const tablesHaveOneOwner: Check = (files) => {
  const owners = tableOwners(files)
  return files
    .filter(({ file }) => /^lib\/[^/]+\//.test(file) && !isTest(file))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?:db|tx|prisma)\.(\w+)\./g)]
        .map(([, table = '']) => table)
        .filter((table) => owners.has(table) && owners.get(table) !== contextOf(file))
        .map((table) => `${file}: ${table} belongs to ${owners.get(table)}`),
    )
}

const SQL = /\b(select|insert|update|delete|from|join|into|call|truncate|table|function|trigger|references)\b/i
/** Anybody may call a function of the floor (`platform.clock_now()`); its tables are its own. */
const FLOOR_FUNCTION = /\bplatform\.\w+\s*\(/g

const foreignNames = (sql: string, own: string, schemas: readonly string[]): string[] =>
  [...sql.replaceAll(FLOOR_FUNCTION, '').matchAll(/\b([a-z_]+)\.([a-z_]+)\b/g)]
    .filter(([, schema = '']) => schema !== own && schemas.includes(schema))
    .map(([found]) => found)

const schemasOf = (files: readonly SourceFile[]): string[] => {
  const text = files.find(({ file }) => file === 'prisma/schema.prisma')?.text ?? ''
  return [...(/schemas\s*=\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '').matchAll(/"(\w+)"/g)].map(([, name = '']) => name)
}

/** Tables and functions of another schema, named in SQL text: the accessor check above cannot see those. */
export const sqlStaysAtHome: Check = (files) => {
  const schemas = schemasOf(files)
  return files
    .filter(({ file }) => /^lib\/[^/]+\/.*\.ts$/.test(file) && !isTest(file))
    .flatMap((source) =>
      literalsOf(source)
        .filter((literal) => SQL.test(literal))
        .flatMap((literal) => foreignNames(literal, contextOf(source.file), schemas))
        .map((found) => `${source.file}: ${found}`),
    )
}

/** Functions that a context offers to the SQL of those above it, as `service` does in TypeScript. Tables never. */
// `wallet_json` is gone; a migration before that speaks of it.
const SQL_DOORS: readonly string[] = [
  'ledger.post_some',
  'ledger.wallets_json',
  'ledger.wallet_json',
  'ledger.shortfall',
]

/** A migration is named `<stamp>_<context>…` and speaks of its own schema, of the floor, and of doors. */
export const migrationsStayAtHome: Check = (files) => {
  const schemas = schemasOf(files)
  return files.flatMap(({ file, text }) => {
    const context = /^prisma\/migrations\/\d{14}_([a-z]+)[a-z0-9_]*\/migration\.sql$/.exec(file)?.[1]
    if (!context)
      return file.startsWith('prisma/migrations/') ? [`${file}: is not <stamp>_<context>/migration.sql`] : []
    if (!schemas.includes(context)) return [`${file}: ${context} is no context`]
    const sql = text.replaceAll(/--.*$/gm, '')
    return foreignNames(sql, context, schemas)
      .filter((found) => !found.startsWith('platform.') && !SQL_DOORS.includes(found))
      .map((found) => `${file}: ${found}`)
  })
}

export const contractsAreRegistered: Check = (files) => {
  const registry = files.find(({ file }) => file === 'lib/registry.ts')?.text ?? ''
  return names(files).filter((file) => {
    if (!/^lib\/.*\/contract(\.ts$|\/)/.test(file) || isTest(file)) return false
    return !registry.includes(`'@/${file.replace(/\.ts$/, '')}'`)
  })
}

/** No component computes with a balance: the store takes what the server says (RT-2). */
export const balancesAreNotComputed: Check = (files) =>
  files
    .filter(({ file }) => /^(app|components)\//.test(file) && !isTest(file))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/\.(available|held)\s*(?:[-+]=|[-+](?![-+]))|\.setState\(/g)].map(
        ([found]) => `${file}: ${found}`,
      ),
    )
