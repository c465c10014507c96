// A voucher vendor of our own: a real HTTP server that speaks the vendor's protocol and can be told to misbehave.
//
//   POST /v1/vouchers { trId, sku }   201 issued · 200 the same again · 202 pending · 422 refused
//   GET  /v1/vouchers/{trId}          200 issued, refused or pending · 404 not_found
//   POST /control { mode, slowMs? }   how it behaves from now on; `auto`: as the sku's ending says, else `ok`
//   GET  /control                     what it was asked and what it issued, by trId
//
// Modes (and endings of a sku, `tea-refuse`): ok · refuse · slow (answers late, but answers) · timeout (issues, but the answer
// comes too late) · duplicate (answers twice over: the same voucher with another spelling of the same date) · lost (takes the
// order and forgets it) · down (503 to everything).
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

const MODES = ['ok', 'refuse', 'slow', 'timeout', 'duplicate', 'lost', 'down']
const SLOW_MS = 2_500
const TOO_LATE_MS = 8_000
const VALID_DAYS = 90
const BODY_MAX = 10_000

/** Starts the vendor on a port of this machine (0: any free one). `key` is the bearer token that it expects. */
export async function startVendor({ port = 0, key = 'sandbox' } = {}) {
  const vendor = { key, mode: 'auto', slowMs: SLOW_MS, tooLateMs: TOO_LATE_MS, orders: new Map() }
  const server = createServer((request, response) => {
    answer(vendor, request).then(
      ({ status, body }) => {
        if (response.destroyed) return
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
      },
      () => response.destroy(),
    )
  })
  await new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', done)
  })
  const stop = () => {
    server.closeAllConnections()
    return new Promise((done) => server.close(done))
  }
  return { url: `http://127.0.0.1:${server.address().port}`, vendor, stop }
}

async function answer(vendor, request) {
  const { pathname } = new URL(request.url, 'http://vendor')
  const body = request.method === 'POST' ? await readBody(request) : null
  if (request.headers.authorization !== `Bearer ${vendor.key}`) return { status: 401, body: { error: 'bearer' } }
  if (pathname === '/control') return control(vendor, body)
  if (pathname === '/v1/vouchers' && body) return order(vendor, body)
  const trId = /^\/v1\/vouchers\/([^/]+)$/.exec(pathname)?.[1]
  if (trId && request.method === 'GET') return tell(vendor, decodeURIComponent(trId))
  return { status: 404, body: { error: 'no such address' } }
}

async function readBody(request) {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > BODY_MAX) throw new Error('too large')
  }
  return JSON.parse(text)
}

function control(vendor, body) {
  if (body) {
    for (const name of ['mode', 'slowMs', 'tooLateMs']) if (body[name] !== undefined) vendor[name] = body[name]
  }
  const orders = Object.fromEntries(
    [...vendor.orders].map(([trId, { asked, told, voucher, refused }]) => [
      trId,
      { asked, told, codes: voucher ? [voucher.code] : [], refused: refused === true },
    ]),
  )
  return { status: 200, body: { mode: vendor.mode, orders } }
}

const modeOf = ({ mode }, sku) => {
  if (mode !== 'auto') return mode
  const ending = String(sku).split('-').at(-1)
  return MODES.includes(ending) ? ending : 'ok'
}

/** Issues one voucher for each trId, however often it is asked. */
async function order(vendor, { trId, sku }) {
  const mode = modeOf(vendor, sku)
  const known = vendor.orders.get(trId)
  const entry = known ?? { asked: 0, told: 0 }
  entry.asked += 1
  if (mode === 'down') return { status: 503, body: { error: 'down' } }
  vendor.orders.set(trId, entry)
  if (mode === 'lost') {
    entry.isLost = true
    await sleep(vendor.tooLateMs)
    return { status: 500, body: { error: 'lost' } }
  }
  if (mode === 'refuse') entry.refused ??= !entry.voucher
  if (entry.refused) return { status: 422, body: { status: 'refused', trId } }
  if (mode === 'slow') {
    entry.isPending = true
    await sleep(vendor.slowMs)
    entry.isPending = false
  }
  entry.voucher ??= newVoucher()
  if (mode === 'timeout') await sleep(vendor.tooLateMs)
  return { status: known ? 200 : 201, body: issued(trId, entry.voucher, mode) }
}

async function tell(vendor, trId) {
  const entry = vendor.orders.get(trId)
  if (vendor.mode === 'down') return { status: 503, body: { error: 'down' } }
  if (entry) entry.told += 1
  if (entry?.voucher) return { status: 200, body: issued(trId, entry.voucher, vendor.mode) }
  if (entry?.refused) return { status: 200, body: { status: 'refused', trId } }
  if (entry?.isPending) return { status: 202, body: { status: 'pending', trId } }
  return { status: 404, body: { status: 'not_found', trId } }
}

function newVoucher() {
  const code = randomBytes(8)
    .toString('hex')
    .toUpperCase()
    .replaceAll(/(.{4})(?=.)/g, '$1-')
  return { code, expiresAt: new Date(Date.now() + VALID_DAYS * 86_400_000) }
}

function issued(trId, { code, expiresAt }, mode) {
  const text = expiresAt.toISOString()
  return { status: 'issued', trId, code, expiresAt: mode === 'duplicate' ? text.replace('Z', '+00:00') : text }
}

// Started as a program: on VENDOR_PORT, until whoever started it is gone.
if (process.argv[1] === import.meta.filename) {
  const { url, stop } = await startVendor({ port: Number(process.env.VENDOR_PORT ?? 0), key: process.env.VOUCHER_KEY })
  const leave = () => stop().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, leave)
  process.on('disconnect', leave)
  if (process.send) process.send(url)
  else console.log(`The voucher vendor listens on ${url}`)
}
