/** @file A number that changes with the theme: what is drawn by hand is then drawn again. */
import { useEffect, useState } from 'preact/hooks';

export function useTheme(): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    const observer = new MutationObserver(() => { setCount((before) => before + 1); });
    // VS Code changes the body's classes, and the colours on the root.
    observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
    observer.observe(document.documentElement, { attributeFilter: ['style'] });
    return () => { observer.disconnect(); };
  }, []);
  return count;
}
