import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Deep green-blue: trust without bureaucracy. Shade 8 with white is 8.5 : 1. */
const brand: MantineColorsTuple = [
  '#e6f3f3',
  '#cfe7e8',
  '#a6d5d6',
  '#76c4c6',
  '#4fabae',
  '#349a9e',
  '#1f8085',
  '#12696f',
  '#0c555b',
  '#073f44',
]

/** Warm, for the single main action of a screen. Shade 8 with white is 5.5 : 1. */
const accent: MantineColorsTuple = [
  '#fff3e8',
  '#ffe4cf',
  '#ffc79b',
  '#fca862',
  '#f0883c',
  '#e6771a',
  '#d4620f',
  '#b84c12',
  '#b4460e',
  '#7a3606',
]

const family = "'Golos Text Variable', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

export const theme = createTheme({
  colors: { brand, accent },
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  fontFamily: family,
  headings: { fontFamily: family },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
})

export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default-border': 'var(--line-strong)',
  },
  dark: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default-border': 'var(--line-strong)',
  },
})
