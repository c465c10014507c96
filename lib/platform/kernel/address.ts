import type { Endpoint } from './endpoint'

declare const contract: unique symbol

/**
 * What the browser needs of a contract at run time: where to knock. Contracts carry their schemas, and those the schema
 * library (30 KB compressed); an address carries the contract's types only.
 */
export type Address<E extends Endpoint = Endpoint> = Literal<E> & { readonly [contract]?: E }

type Literal<E extends Endpoint> = Pick<E, 'method' | 'path'> &
  (E['idempotent'] extends true ? { idempotent: true } : { idempotent?: never })

/** `addressOf<typeof spin>({ method: 'POST', … })` with a type-only import: the literals must be the contract's own. */
export const addressOf = <E extends Endpoint>(literal: Literal<E>): Address<E> => literal as Address<E>
