/** @file Nothing to evaluate at the cursor: the penalties that the file has, or the one whose shape is to be asked for. */
import type { JSX } from 'preact';
import type { View } from '../state.ts';
import type { Actions } from '../controller.ts';
import { fileName } from '../lines.ts';
import { useWords } from '../strings/words.tsx';
import { Icon } from './Icon.tsx';
import { moveFocus } from './roving.ts';

export function Empty({ view, actions }: { readonly view: Extract<View, { kind: 'nothing' }>; readonly actions: Actions }): JSX.Element | null {
  const { say, rich } = useWords();
  const { path, sites, needsShape } = view;
  if (path === undefined) return null;
  const file = <code>{fileName(path)}</code>;
  return (
    <div class="indent">
      {sites.length > 0 && <ul class="sites" data-testid="sites" onKeyDown={(event) => { moveFocus(event, event.currentTarget); }}>
        {sites.map((site, index) => <li key={site.range.start}>
          <button type="button" data-item tabIndex={index === 0 ? 0 : -1} onClick={() => { actions.openSite(site); }}>
            <Icon name="method" />
            {site.function === undefined ? <span>{say('inlinePenalty')}</span> : <code>{site.function}</code>}
          </button>
        </li>)}
      </ul>}
      {!needsShape && <p class="small quiet">{rich(sites.length > 0 ? 'emptyFound' : 'emptyNoneFound', { file })}</p>}
    </div>
  );
}
