import type { Operation } from './openapi'

type RouteFunction = (
  request: Request,
  context: { params: Promise<Record<string, string> | undefined> },
) => Promise<Response>
type RouteModule = Partial<Record<string, RouteFunction>>

const modules = import.meta.glob<RouteModule>(['/app/**/route.ts', '/app/.well-known/**/route.ts'])

/** Route files by the path they serve, as contracts write it: `/api/cron/{job}`. */
const routeFiles = new Map(
  Object.entries(modules).map(([file, load]) => [
    file
      .replace(/^\/app/, '')
      .replace(/\/route\.ts$/, '')
      .replaceAll(/\/\([^)]+\)/g, '')
      .replaceAll(/\[([^\].]+)\]/g, '{$1}'),
    load,
  ]),
)

/** The function that Next would call for this operation. */
export async function routeOf({ path, method }: Pick<Operation, 'path' | 'method'>): Promise<RouteFunction> {
  const load = routeFiles.get(path)
  if (!load) throw new Error(`no file under app/ serves ${path}`)
  const found = (await load())[method]
  if (!found) throw new Error(`${path} exports no ${method}`)
  return found
}

/** Loads every route file, so that no request is measured with the time that takes. */
export const loadRoutes = () => Promise.all([...routeFiles.values()].map((load) => load()))
