import type { Endpoint } from '@/lib/platform/kernel/endpoint'
import type { SourceFile } from './structure'

/** Route files without an operation of their own, each with its reason. */
const UNREGISTERED = new Map([
  ['app/api/auth/[...nextauth]/route.ts', 'next-auth speaks its own protocol with the browser'],
  ['app/api/[...path]/route.ts', 'answers the 404 problem for every path that is not ours'],
])

/** `app/(member)/api/users/[id]/route.ts` serves `/api/users/{id}`. */
const pathOf = (file: string): string =>
  `/${file
    .split('/')
    .slice(1, -1)
    .filter((part) => !part.startsWith('('))
    .map((part) => part.replace(/^\[(\w+)\]$/, '{$1}'))
    .join('/')}`

const isRoute = (file: string) => /^app\/(.*\/)?route\.ts$/.test(file)

/** Ids of the operations that a route file serves; `import { getRound as contract }` is seen through. */
function servedBy(text: string): string[] {
  const aliases = new Map([...text.matchAll(/\b(\w+) as (\w+)\b/g)].map(([, id = '', alias = '']) => [alias, id]))
  return [...text.matchAll(/\broute\(\s*(\w+)/g)].map(([, name = '']) => aliases.get(name) ?? name)
}

/** Every route file serves the operations registered for its path, and every operation has a route file. */
export function routesMatchOperations(files: readonly SourceFile[], endpoints: readonly Endpoint[]): string[] {
  const routes = files.filter(({ file }) => isRoute(file) && !UNREGISTERED.has(file))
  const orphans = routes.filter(({ file }) => !endpoints.some(({ path }) => path === pathOf(file)))
  const unserved = endpoints.filter(
    ({ path, id }) => !routes.some(({ file, text }) => pathOf(file) === path && servedBy(text).includes(id)),
  )
  const strangers = routes.flatMap(({ file, text }) =>
    servedBy(text)
      .filter((id) => !endpoints.some((one) => one.id === id && one.path === pathOf(file)))
      .map((id) => `${file}: serves ${id}, which is not registered for ${pathOf(file)}`),
  )
  return [
    ...orphans.map(({ file }) => `${file}: no operation is registered for ${pathOf(file)}`),
    ...unserved.map(({ id, method, path }) => `${id}: nothing serves ${method} ${path}`),
    ...strangers,
  ]
}

/** Exceptions that no longer exist are not exceptions. */
export const staleExceptions = (files: readonly SourceFile[]): string[] =>
  [...UNREGISTERED.keys()].filter((file) => !files.some((one) => one.file === file))

/** An id names one operation, and so does a method at a path. */
export function operationsAreUnique(endpoints: readonly Endpoint[]): string[] {
  const keys = endpoints.flatMap(({ id, method, path }) => [id, `${method} ${path}`])
  return keys.filter((key, index) => keys.indexOf(key) !== index)
}

/** An operator's act may be sent twice by a nervous hand; it has one effect, and its audit row commits with it. */
export const operatorWritesAreIdempotent = (endpoints: readonly Endpoint[]): string[] =>
  endpoints
    .filter(({ path, method, idempotent }) => path.startsWith('/api/admin') && method !== 'GET' && !idempotent)
    .map(({ id }) => id)

/** Nothing under /api/admin is for everybody. */
export const operatorPathsAreGuarded = (endpoints: readonly Endpoint[]): string[] =>
  endpoints
    .filter(({ path, auth }) => path.startsWith('/api/admin') && (typeof auth === 'string' || auth.includes('USER')))
    .map(({ id }) => id)
