/** @file A view whose code is fetched when it is first shown: drawings are half of the panel's bytes, and words need not wait for them. */
import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Stands in its place until it is there. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>, placeholder: JSX.Element | null): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  let loading: Promise<void> | undefined;
  return function Later(props: Props): JSX.Element | null {
    const [, setLoaded] = useState(loaded !== undefined);
    useEffect(() => {
      if (loaded !== undefined) return undefined;
      let isWanted = true;
      loading ??= load().then((view) => { loaded = view; });
      loading.then(() => { if (isWanted) setLoaded(true); }, () => { loading = undefined; });
      return () => { isWanted = false; };
    }, []);
    const View = loaded;
    return View === undefined ? placeholder : <View {...props} />;
  };
}
