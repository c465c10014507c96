import type { ReactNode } from 'react'
import type { SlotSymbol as Name } from '@/lib/arcade/slot/contract'

/** Drawn for Moa: thick neon outlines over flat fills, told apart by shape before colour. */
const DRAWINGS: Record<Name, ReactNode> = {
  seven: (
    <>
      <path
        d="M20 20h56v13L53 80H33l21-43H35v8H20z"
        fill="oklch(62% 0.24 20)"
        stroke="oklch(94% 0.09 60)"
        strokeWidth="4"
        strokeLinejoin="round"
      />
      <path d="M27 27h40" stroke="oklch(86% 0.1 30)" strokeWidth="4" strokeLinecap="round" />
    </>
  ),
  bar: (
    <>
      <rect x="10" y="22" width="76" height="13" rx="6" fill="oklch(74% 0.13 215)" />
      <rect x="10" y="61" width="76" height="13" rx="6" fill="oklch(74% 0.13 215)" />
      <rect
        x="6"
        y="31"
        width="84"
        height="34"
        rx="9"
        fill="oklch(24% 0.06 250)"
        stroke="oklch(90% 0.1 205)"
        strokeWidth="4"
      />
      <g fill="none" stroke="oklch(97% 0.03 205)" strokeWidth="5" strokeLinecap="round" strokeLinejoin="round">
        <path d="M19 57V39h9a4.5 4.5 0 0 1 0 9h-9 10a4.5 4.5 0 0 1 0 9z" />
        <path d="M41 57l7-18 7 18M43.5 51.5h9" />
        <path d="M64 57V39h8a5 5 0 0 1 0 10h-8m7 0l6 8" />
      </g>
    </>
  ),
  bell: (
    <>
      <path
        d="M48 14a6 6 0 0 1 6 6v2c11 3 17 12 17 24v12l8 10v4H17v-4l8-10V46c0-12 6-21 17-24v-2a6 6 0 0 1 6-6z"
        fill="oklch(82% 0.17 85)"
        stroke="oklch(95% 0.1 95)"
        strokeWidth="4"
        strokeLinejoin="round"
      />
      <path d="M34 47c0-8 3-13 8-16" fill="none" stroke="oklch(97% 0.06 95)" strokeWidth="5" strokeLinecap="round" />
      <path
        d="M39 75a9 9 0 0 0 18 0z"
        fill="oklch(64% 0.15 60)"
        stroke="oklch(95% 0.1 95)"
        strokeWidth="4"
        strokeLinejoin="round"
      />
    </>
  ),
  clover: (
    <>
      <path d="M49 50c1 14 5 24 14 33" fill="none" stroke="oklch(60% 0.16 150)" strokeWidth="7" strokeLinecap="round" />
      <g fill="oklch(70% 0.2 148)" stroke="oklch(92% 0.13 150)" strokeWidth="4" strokeLinejoin="round">
        <path d="M48 47C34 41 28 33 30 25c2-7 12-8 18 1 6-9 16-8 18-1 2 8-4 16-18 22z" />
        <path d="M48 47C42 61 34 67 26 65c-7-2-8-12 1-18-9-6-8-16-1-18 8-2 16 4 22 18z" />
        <path d="M48 47c6 14 14 20 22 18 7-2 8-12-1-18 9-6 8-16 1-18-8-2-16 4-22 18z" />
        <path d="M48 47C34 53 28 61 30 69c2 7 12 8 18-1 6 9 16 8 18 1 2-8-4-16-18-22z" />
      </g>
      <circle cx="48" cy="47" r="4" fill="oklch(94% 0.1 150)" />
    </>
  ),
  lemon: (
    <>
      <path
        d="M14 60c-4-3-5-8-2-11 6-20 24-34 44-32 5-4 12-4 15 0 4 3 5 8 3 13 5 20-8 41-30 47-6 5-13 4-16 1-6-2-11-9-14-18z"
        fill="oklch(88% 0.18 105)"
        stroke="oklch(96% 0.09 105)"
        strokeWidth="4"
        strokeLinejoin="round"
      />
      <path
        d="M26 50c4-11 12-18 22-20"
        fill="none"
        stroke="oklch(98% 0.05 105)"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <path
        d="M70 24c2-8 9-12 17-11-1 9-8 14-17 11z"
        fill="oklch(70% 0.19 145)"
        stroke="oklch(90% 0.13 145)"
        strokeWidth="3"
        strokeLinejoin="round"
      />
    </>
  ),
  cherry: (
    <>
      <path
        d="M30 58c2-18 12-32 32-42-2 18 2 30 6 40"
        fill="none"
        stroke="oklch(74% 0.17 145)"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <path
        d="M62 16c10-5 20-2 24 7-9 5-19 3-24-7z"
        fill="oklch(72% 0.19 145)"
        stroke="oklch(90% 0.13 145)"
        strokeWidth="3"
        strokeLinejoin="round"
      />
      <g fill="oklch(60% 0.24 12)" stroke="oklch(88% 0.1 10)" strokeWidth="4">
        <circle cx="29" cy="66" r="17" />
        <circle cx="67" cy="65" r="17" />
      </g>
      <g fill="none" stroke="oklch(93% 0.06 10)" strokeWidth="4" strokeLinecap="round">
        <path d="M19 63c1-5 4-8 8-8" />
        <path d="M57 62c1-5 4-8 8-8" />
      </g>
    </>
  ),
}

/** One symbol as a picture for the eye; its name is said by whoever shows it. */
export function SlotSymbol({ name, className }: { name: Name; className?: string }) {
  return (
    <svg viewBox="0 0 96 96" className={className} aria-hidden="true" focusable="false">
      {DRAWINGS[name]}
    </svg>
  )
}
