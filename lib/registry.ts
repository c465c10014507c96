import 'server-only'
import type { Endpoint } from '@/lib/platform/kernel/endpoint'
import type { Job } from '@/lib/platform/jobs/job'
import * as ops from '@/lib/platform/ops/contract'
import { sweepWindows } from '@/lib/platform/ops/jobs'

const contracts = [ops]

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'responses' in value

/** Every operation of the product, taken from its contracts. */
export const endpoints: readonly Endpoint[] = contracts.flatMap((contract) => Object.values(contract).filter(isEndpoint))

/** Every scheduled job of the product. */
export const jobs: readonly Job[] = [sweepWindows]
