import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { env } from '@/lib/platform/env/env'
import { describeAccess } from '../integration/access/matrix'
import { type App, startApp } from '../support/app'
import { overHttp } from '../support/door'
import { copyBuildWithoutProxy } from '../support/without-proxy'

const copy = copyBuildWithoutProxy()
let bare: App
let whole: App

beforeAll(async () => {
  bare = await startApp({ databaseUrl: env.DATABASE_URL, dir: copy.dir, env: { LOG_LEVEL: 'error' } })
  whole = await startApp({ databaseUrl: env.DATABASE_URL, env: { LOG_LEVEL: 'error' } })
})

afterAll(async () => {
  await bare?.stop()
  await whole?.stop()
  copy.remove()
})

test('the copy runs without the proxy, whose headers the whole build has', async () => {
  const policyOf = async (app: App) => (await fetch(`${app.url}/login`)).headers.get('content-security-policy')
  expect([await policyOf(whole), await policyOf(bare)]).toEqual([expect.any(String), null])
})

describe('over HTTP, without proxy.ts', () => describeAccess(async () => overHttp(bare.url)))
