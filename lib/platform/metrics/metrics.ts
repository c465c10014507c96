import 'server-only'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { pool } from '../db/client'
import type { Endpoint } from '../kernel/endpoint'

type Metrics = { registry: Registry; requests: Counter; durations: Histogram }

// One registry for each process, whichever bundle asks first.
const shared = globalThis as unknown as { moaMetrics?: Metrics }
const DURATION_BUCKETS_S = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2.5, 5, 10]

function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['operation', 'method', 'status']
  const requests = new Counter({
    name: 'moa_http_requests_total',
    help: 'Answered requests',
    labelNames,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'moa_http_request_duration_seconds',
    help: 'Time from request to response',
    labelNames: ['operation', 'method'],
    buckets: DURATION_BUCKETS_S,
    registers: [registry],
  })
  const connections = (state: string, read: () => number) =>
    new Gauge({
      name: `moa_db_connections_${state}`,
      help: `Pool connections: ${state}`,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  connections('total', () => pool().totalCount)
  connections('idle', () => pool().idleCount)
  connections('waiting', () => pool().waitingCount)
  return { registry, requests, durations }
}

function metrics(): Metrics {
  shared.moaMetrics ??= createMetrics()
  return shared.moaMetrics
}

/** Counts an answered request under its operation (never under its raw path). */
export function observeRequest(contract: Endpoint, status: number, durationMs: number): void {
  const labels = { operation: contract.id, method: contract.method }
  metrics().requests.inc({ ...labels, status: String(status) })
  metrics().durations.observe(labels, durationMs / 1000)
}

/** A figure read when somebody looks; `name` after Prometheus' conventions with its unit. */
export function registerGauge(name: string, help: string, read: () => number | Promise<number>): void {
  const { registry } = metrics()
  if (registry.getSingleMetric(name)) return
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read())
    },
  })
}

/** Everything, in Prometheus' text format. */
export const renderMetrics = (): Promise<string> => metrics().registry.metrics()
