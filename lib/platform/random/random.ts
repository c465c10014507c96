import 'server-only'
import { createHash, randomBytes, randomInt } from 'node:crypto'
import type { Draw } from '../kernel/draw'
import { formatId, type IdPrefix } from '../kernel/id'

const ID_BYTES = 10
/** Random bytes of ids, drawn many at a time: asking the system for each would cost more than the rest of an id. */
const POOL_BYTES = 400 * ID_BYTES
let pool = Buffer.alloc(0)

function nextIdBytes(): Buffer {
  if (pool.length < ID_BYTES) pool = randomBytes(POOL_BYTES)
  const bytes = pool.subarray(0, ID_BYTES)
  pool = pool.subarray(ID_BYTES)
  return bytes
}

/** A new id of the given kind, sortable by the wall clock's millisecond (see kernel/id). */
export const newId = (prefix: IdPrefix): string => formatId(prefix, Date.now(), nextIdBytes())

/** An unguessable token in base64url; 32 bytes = 256 bits by default. */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')

/** A uniform whole number in [0, bound) from the operating system's generator. */
export const secureDraw: Draw = (bound) => randomInt(bound)

/** SHA-256 of text (as UTF-8) or bytes. */
export const sha256 = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest()
