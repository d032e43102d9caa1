import { frontendProblems } from '../problems/frontend.ts';
import { makeProblem } from '../problems/problem.ts';
import type { DockerfileModel, Problem } from '../types.ts';
import { featureAt, neededVersion } from './features.ts';
import { hasFeature, pinnedFrontend } from './pinned.ts';
import { featuresUsed, type FeatureUse } from './used.ts';

/**
 * What the file uses and the frontend it pins does not have yet. Nothing is said of a file that pins
 * none, since its frontend can't be known from the text.
 */
export function checkFrontend(model: DockerfileModel): readonly Problem[] {
  const pinned = pinnedFrontend(model.directives);
  if (pinned === null) return [];
  const problems: Problem[] = [];
  const note = ({ feature, span }: FeatureUse, instruction: number | null, stage: number): void => {
    if (hasFeature(pinned, feature)) return;
    const place = { instruction, stage: stage < 0 ? null : stage };
    const { name } = feature;
    const needed = neededVersion(feature);
    const kind = frontendProblems.tooOld;
    problems.push(makeProblem(kind, span, place, name.en, name['zh-CN'], needed, pinned.tag));
  };
  const check = featureAt(null, null, 'check');
  for (const { name, nameSpan } of model.directives) {
    if (name === 'check' && check !== null) note({ feature: check, span: nameSpan }, null, -1);
  }
  for (const instruction of model.instructions) {
    for (const use of featuresUsed(instruction, model.text)) {
      note(use, instruction.index, instruction.stage);
    }
  }
  return problems;
}
