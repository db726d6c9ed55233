import { Button, type ButtonProps } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, Ref } from 'react'

type AnchorProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & ButtonProps & { ref?: Ref<HTMLAnchorElement> }

const Anchor = ({ ref, ...rest }: AnchorProps) => <Button component="a" ref={ref ?? null} {...rest} />

/** A link that looks like a button: it leads to an address. */
export const LinkButton = createLink(Anchor)
