import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, vi } from 'vitest'

afterEach(() => cleanup())

// The burst needs a canvas that draws, which jsdom has not; the canvas element itself is ours, and there.
vi.mock('canvas-confetti', () => ({ default: { create: () => async () => {} } }))
