/** A place in the log: everything up to and including (xid, id) has been read. */
export type Cursor = { xid: bigint; id: bigint }

const FORM = /^(\d{1,20})\.(\d{1,19})$/
const XID_MAX = 2n ** 64n - 1n
const ID_MAX = 2n ** 63n - 1n

/** The cursor as clients hold it: opaque, base64url. */
export const encodeCursor = ({ xid, id }: Cursor): string => Buffer.from(`${xid}.${id}`).toString('base64url')

/** The cursor behind a client's text, or null when nobody here wrote it. */
export function decodeCursor(text: string): Cursor | null {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(text)) return null
  const [, xidText, idText] = FORM.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? []
  if (xidText === undefined || idText === undefined) return null
  const cursor = { xid: BigInt(xidText), id: BigInt(idText) }
  return cursor.xid <= XID_MAX && cursor.id <= ID_MAX ? cursor : null
}

/** True when `a` lies after `b` in the log's order. */
export const isAfter = (a: Cursor, b: Cursor): boolean => (a.xid === b.xid ? a.id > b.id : a.xid > b.xid)
