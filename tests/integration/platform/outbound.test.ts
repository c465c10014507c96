import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callOut } from '@/lib/platform/http/outbound'
import { cut, elsewhere, huge, json, type ProviderServer, silent, startProvider } from '../../support/providers/server'

let server: ProviderServer
let stranger: ProviderServer
beforeAll(async () => {
  server = await startProvider(json({ isHere: true }))
  stranger = await startProvider(json({}))
})
afterAll(async () => {
  await server.close()
  await stranger.close()
})

const allow = (...hosts: string[]) => vi.stubEnv('OUTBOUND_HOSTS', hosts.join(','))
const hostOf = ({ url }: ProviderServer) => new URL(url).host

test('a listed host is called, with its port or for any', async () => {
  for (const host of [hostOf(server), '127.0.0.1']) {
    allow(host)
    expect(await callOut(server.url)).toMatchObject({ status: 200, body: '{"isHere":true}' })
  }
})

test.each([
  ['one that is not on the list', 'https://example.org/'],
  ['one whose name only begins like it', 'https://www.alphavantage.co.example.org/'],
  ['one hidden behind a name and a password', 'https://www.alphavantage.co:x@example.org/'],
  ['a listed one with somebody’s name', 'https://me@www.alphavantage.co/'],
  ['a listed one in the clear', 'http://www.alphavantage.co/'],
  ['a file', 'file:///etc/passwd'],
])('%s is never called', async (_what, address) => {
  allow('www.alphavantage.co')
  await expect(callOut(address)).rejects.toMatchObject({ failure: 'forbidden' })
})

test('another port of this machine is another host when the list names a port', async () => {
  allow(hostOf(server))
  await expect(callOut(stranger.url)).rejects.toMatchObject({ failure: 'forbidden' })
})

test('nobody sends us elsewhere', async () => {
  allow('127.0.0.1')
  server.behave(elsewhere(stranger.url))
  expect(await callOut(server.url)).toMatchObject({ status: 302 })
  expect(stranger.requests).toEqual([])
})

test('silence, half an answer and too much of it are given up', async () => {
  allow('127.0.0.1')
  server.behave(silent)
  await expect(callOut(server.url, { timeoutMs: 100 })).rejects.toMatchObject({ failure: 'timeout' })
  server.behave(cut)
  await expect(callOut(server.url)).rejects.toMatchObject({ failure: 'unreachable' })
  server.behave(huge)
  await expect(callOut(server.url)).rejects.toMatchObject({ failure: 'too_large' })
})

test('what is thrown holds no address: a query may carry a key', async () => {
  allow('127.0.0.1')
  server.behave(cut)
  const error: unknown = await callOut(`${server.url}/?apikey=secret`).catch((thrown: unknown) => thrown)
  expect(String(error)).not.toContain('secret')
})
