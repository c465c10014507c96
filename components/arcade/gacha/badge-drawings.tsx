import type { ReactNode } from 'react'
import type { ItemId } from '@/lib/arcade/gacha/contract'

const SKY = 'oklch(78% 0.12 230)'
const MINT = 'oklch(82% 0.14 165)'
const LEAF = 'oklch(74% 0.17 145)'
const SUN = 'oklch(86% 0.16 90)'
const ROSE = 'oklch(72% 0.17 15)'
const PLUM = 'oklch(68% 0.17 305)'
const STONE = 'oklch(74% 0.03 270)'
const PALE = 'oklch(96% 0.03 250)'

/** Drawn for Moa on 96 × 96: flat fills under pale outlines (the frame of `BadgeArt` sets the stroke). */
export const DRAWINGS: Record<ItemId, ReactNode> = {
  moa: (
    <>
      <path d="M26 78c-6-20 2-36 18-40 2-14 10-20 19-18 7 2 10 8 8 15l9 5-11 4c-4 20-18 34-43 34z" fill={SUN} />
      <circle cx="62" cy="31" r="3" fill={PALE} />
      <path d="M36 54c8-6 18-4 22 2M38 66c6 2 12 1 17-3" fill="none" />
    </>
  ),
  aurora: (
    <>
      <path d="M14 70c6-40 14-40 20-4s12 10 16-18 12-24 32 22v10H14z" fill={MINT} />
      <path d="M20 34v14M44 22v18M68 28v16" fill="none" />
      <path d="M12 80h72" fill="none" />
    </>
  ),
  moon: (
    <>
      <circle cx="48" cy="48" r="31" fill={SUN} />
      <circle cx="38" cy="40" r="6" fill="none" />
      <circle cx="58" cy="56" r="8" fill="none" />
      <circle cx="58" cy="34" r="4" fill="none" />
    </>
  ),
  whale: (
    <>
      <path d="M12 54c0-14 12-22 28-22 20 0 30 12 32 22 6 0 10-4 12-12-2 24-14 32-36 32-22 0-36-6-36-20z" fill={SKY} />
      <path d="M40 24c-2-8-8-8-10-4M40 24c2-8 8-8 10-4M40 24v8" fill="none" />
      <circle cx="28" cy="52" r="3" fill={PALE} />
    </>
  ),
  comet: (
    <>
      <path d="M14 20c22 6 34 16 42 30l-12 10C34 46 26 36 14 20z" fill={PLUM} />
      <circle cx="60" cy="62" r="19" fill={SUN} />
      <path d="M28 18l22 20M16 36l20 18" fill="none" />
    </>
  ),
  lighthouse: (
    <>
      <path d="M38 34h20l6 46H32z" fill={ROSE} />
      <path d="M36 18h24v16H36z" fill={SUN} />
      <path d="M34 52h28M33 66h31M30 80h36M60 24l18-6M36 24l-18-6" fill="none" />
    </>
  ),
  balloon: (
    <>
      <path d="M48 12c18 0 28 12 28 27 0 14-14 22-20 29H40C34 61 20 53 20 39c0-15 10-27 28-27z" fill={ROSE} />
      <path d="M40 12c-8 16-8 36 2 56M56 12c8 16 8 36-2 56" fill="none" />
      <path d="M40 74h16v10H40z" fill={SUN} />
    </>
  ),
  lantern: (
    <>
      <path d="M48 8v10M36 18h24" fill="none" />
      <path d="M34 22h28c10 14 10 36 0 50H34c-10-14-10-36 0-50z" fill={ROSE} />
      <path d="M48 22v50M36 72h24M44 74v12M52 74v12" fill="none" />
    </>
  ),
  kite: (
    <>
      <path d="M50 10l28 30-28 32-22-32z" fill={SKY} />
      <path d="M50 10v62M28 40h50M50 72c-10 6-4 12-14 16" fill="none" />
    </>
  ),
  teacup: (
    <>
      <path d="M18 40h50v14c0 14-10 22-25 22S18 68 18 54z" fill={MINT} />
      <path d="M68 44c14-2 14 20-2 20M14 84h58M34 30c-4-6 4-8 0-14M50 30c-4-6 4-8 0-14" fill="none" />
    </>
  ),
  umbrella: (
    <>
      <path d="M12 50c2-22 18-34 36-34s34 12 36 34c-8-6-16-6-24 0-8-6-16-6-24 0-8-6-16-6-24 0z" fill={PLUM} />
      <path d="M48 50v26c0 10-14 10-14 0M48 10v6" fill="none" />
    </>
  ),
  feather: (
    <>
      <path d="M76 14C44 18 24 38 26 66l4 4c28 2 46-20 46-56z" fill={SKY} />
      <path d="M68 24L18 82M40 52l-2-14M50 42l-2-14M46 62l14-2" fill="none" />
    </>
  ),
  leaf: (
    <>
      <path d="M18 76C14 40 36 18 80 18c0 42-24 64-62 58z" fill={LEAF} />
      <path d="M16 80l44-44M40 56V38M48 50h18" fill="none" />
    </>
  ),
  cloud: <path d="M26 70c-18 0-18-24 0-26 2-20 32-22 36-4 20-4 24 30 2 30z" fill={PALE} />,
  drop: (
    <>
      <path d="M48 12c16 22 26 34 26 48a26 26 0 0 1-52 0c0-14 10-26 26-48z" fill={SKY} />
      <path d="M34 62c0 8 6 12 12 13" fill="none" />
    </>
  ),
  pebble: (
    <>
      <path d="M14 60c0-18 16-30 36-28s34 14 32 28-14 20-34 20-34-6-34-20z" fill={STONE} />
      <path d="M30 50c6-6 14-8 22-7" fill="none" />
    </>
  ),
  wave: (
    <>
      <path d="M10 72c8-34 30-52 62-40-18 0-22 14-10 20 10 4 18 2 24-4-2 16-12 24-28 24z" fill={SKY} />
      <path d="M10 82h76" fill="none" />
    </>
  ),
  sprout: (
    <>
      <path d="M48 44c-2-18-14-26-32-24 0 18 12 28 32 24zM48 38c2-16 14-22 32-20 0 16-12 26-32 20z" fill={LEAF} />
      <path d="M48 38v40M30 80h36" fill="none" />
    </>
  ),
  compass: (
    <>
      <circle cx="48" cy="50" r="33" fill={MINT} />
      <path d="M48 26l9 24-9 24-9-24z" fill={PALE} />
      <path d="M48 8v9M22 50h6M68 50h6" fill="none" />
    </>
  ),
  crystal: (
    <>
      <path d="M34 14h28l18 24-32 46-32-46z" fill={PLUM} />
      <path d="M16 38h64M34 14l14 24 14-24M48 38v46" fill="none" />
    </>
  ),
  hourglass: (
    <>
      <path d="M28 16h40c0 20-14 24-14 32s14 12 14 32H28c0-20 14-24 14-32S28 36 28 16z" fill={SUN} />
      <path d="M22 14h52M22 82h52M36 72c6-8 18-8 24 0" fill="none" />
    </>
  ),
}
