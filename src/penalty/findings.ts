/** @file From mistakes to findings: places them in the text. A fix is proven when somebody first asks for it. */
import type { Finding, OffsetRange } from '../protocol/evaluation.ts';
import type { Draft } from './checks/index.ts';
import type { Examination } from './examination.ts';
import { lazily } from './lazily.ts';
import { provenFix, type Proof } from './proof.ts';
import { print, type Text } from '../texts/text.ts';
import { siteOf } from './sites/site.ts';

export function findingsOf(proof: Proof): Finding[] {
  const say = (said: Text): string => print(said, proof.examination.tools.translations);
  return proof.drafts.map((placed) => {
    const { check, draft } = placed;
    const fix = lazily(() => provenFix(placed, proof));
    return {
      code: check.code, severity: draft.severity ?? check.severity, confirmed: draft.confirmed ?? check.confirmed, title: say(check.title), message: say(draft.message),
      range: rangeOf(proof.examination, draft), related: (draft.related ?? []).map(({ range, message }) => ({ range, message: say(message) })), get fix() { return fix(); },
    };
  });
}

function rangeOf({ target }: Examination, { place }: Draft): OffsetRange {
  return place ? { start: place.start, end: place.end } : siteOf(target).nameRange;
}
