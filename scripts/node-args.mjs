import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './install.mjs'

/** What a child is started with that ends when whoever started it does. */
export const withParent = ['--import', pathToFileURL(path.join(root, 'scripts/with-parent.mjs')).href]

/**
 * What a server is started with, wherever that is. Under load the requests that wait for the database fill V8's usual 16 MB
 * for what is young: they are copied again and again, and get among the old. In 64 MB most are over before they are looked
 * at, which saved an eighth of a process's time at 192 spins under way (docs/performance.md).
 */
export const serving = [...withParent, '--max-semi-space-size=64']
