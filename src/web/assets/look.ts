/** Colours as WCAG 2.2 measures them. */
type Colour = readonly [number, number, number];

const white: Colour = [255, 255, 255];
const black: Colour = [0, 0, 0];
const lightPaper: Colour = [251, 250, 247];
const darkPaper: Colour = [22, 22, 20];
const darkInk: Colour = [22, 22, 20];

const hexOf = (colour: Colour) =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (one: Colour, other: Colour, share: number): Colour => [
  one[0] + (other[0] - one[0]) * share,
  one[1] + (other[1] - one[1]) * share,
  one[2] + (other[2] - one[2]) * share,
];

function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Colour;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: Colour, other: Colour): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** '#rrggbb' as three numbers, or null. */
export function colour(hex: string): Colour | null {
  const parts = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex)?.slice(1);
  return parts === undefined ? null : (parts.map((part) => Number.parseInt(part, 16)) as unknown as Colour);
}

/** Moves a colour towards another until text in it reads on `paper`: above AA's 4.5, so that it reads on soft grounds too. */
function legible(start: Colour, towards: Colour, paper: Colour): Colour {
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(start, towards, share);
    if (contrast(mixed, paper) >= 6.5) return mixed;
  }
  return towards;
}

/**
 * An organisation's colour as a style sheet, kept legible in the reader's light and dark whatever colour was
 * chosen. Null for anything but six hexadecimal digits.
 */
export function lookOf(hex: string): string | null {
  const chosen = colour(hex);
  if (chosen === null) return null;
  const light = legible(chosen, black, lightPaper);
  const dark = legible(chosen, white, darkPaper);
  return `:root{--accent:${hexOf(light)};--accent-ink:#ffffff;--accent-soft:${hexOf(mix(light, white, 0.9))}}
@media screen and (prefers-color-scheme:dark){:root{--accent:${hexOf(dark)};--accent-ink:${hexOf(darkInk)};--accent-soft:${hexOf(mix(dark, darkPaper, 0.86))}}}
`;
}
