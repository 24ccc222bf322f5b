/** @file The panel's few icons, drawn in the colour of the text around them. Always beside words, so silent for screen readers. */
import type { JSX } from 'preact';

export type IconName = 'pass' | 'error' | 'question' | 'warning' | 'info' | 'cancelled' | 'loading' | 'search' | 'outdated' | 'check' | 'cross' | 'copy' | 'goTo' | 'method' | 'frame' | 'previous' | 'next' | 'open' | 'add';

const ring = <circle cx="8" cy="8" r="6.4" />;

const drawings: Readonly<Record<IconName, JSX.Element>> = {
  pass: <><circle class="solid" cx="8" cy="8" r="7" /><path class="cut" d="M4.9 8.3l2.2 2.2 4.1-4.6" /></>,
  error: <>{ring}<path d="M5.7 5.7l4.6 4.6M10.3 5.7l-4.6 4.6" /></>,
  question: <>{ring}<path d="M6.1 6.3a1.95 1.95 0 1 1 2.9 1.7c-.7.4-1 .75-1 1.4" /><circle class="solid" cx="8" cy="11.3" r=".75" /></>,
  warning: <><path d="M8 2.2L14.6 13.6H1.4Z" stroke-linejoin="round" /><path d="M8 6.4v3.6" /><circle class="solid" cx="8" cy="11.8" r=".7" /></>,
  info: <>{ring}<path d="M8 7.3v4" /><circle class="solid" cx="8" cy="5" r=".8" /></>,
  cancelled: <>{ring}<path d="M3.6 3.6l8.8 8.8" /></>,
  loading: <path class="turning" d="M8 1.6A6.4 6.4 0 0 1 14.4 8" />,
  search: <><circle cx="6.8" cy="6.8" r="4.8" /><path d="M10.4 10.4l4.2 4.2" /></>,
  outdated: <>{ring}<path d="M8 4.4V8l2.4 1.6" /></>,
  check: <path d="M2.5 8.6l3.6 3.6 7.4-8.4" />,
  cross: <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />,
  copy: <><rect x="5.5" y="4.5" width="8" height="10" rx="1.2" /><path d="M3.5 11.5a1 1 0 0 1-1-1V2.7a1.2 1.2 0 0 1 1.2-1.2h6a1 1 0 0 1 1 1" /></>,
  goTo: <><path d="M6.5 2.5H13.5V13.5H2.5V9" /><path d="M2.5 6.5V4.6M2.4 4.5H8.4M6.3 2.4L8.4 4.5 6.3 6.6" /></>,
  method: <><path d="M8 1.8l5.4 3v6.4L8 14.2l-5.4-3V4.8Z" stroke-linejoin="round" /><path d="M2.8 4.9L8 7.8l5.2-2.9M8 7.8v6.2" /></>,
  add: <path d="M8 2.5v11M2.5 8h11" />,
  previous: <path d="M9.8 3.5L5.3 8l4.5 4.5" />,
  next: <path d="M6.2 3.5L10.7 8l-4.5 4.5" />,
  open: <path d="M4 6.2L8 10.2l4-4" />,
  frame: <path stroke-linejoin="round" d="M3 3.2h6.2L13.4 8l-4.2 4.8H3a.8.8 0 0 1-.8-.8V4a.8.8 0 0 1 .8-.8Z" />,
};

export const Icon = ({ name }: { readonly name: IconName }): JSX.Element =>
  <svg class={`icon icon-${name}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">{drawings[name]}</svg>;
