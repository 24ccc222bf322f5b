/**
 * @file The program that asks PyTorch what a penalty answers to the probes, and tells it as JSON: in the file that
 * PENALTY_LENS_ANSWERS names, else on the screen. `OwnAnswers` of src/protocol is its format.
 */
import type { Rehearsal } from '../../penalty/index.ts';
import { gpuContext } from './withoutGpu.ts';

/** Before anything is imported: what is lacking is told too. */
export const openingCode = `def °tell(**facts):
    import json, os
    text = json.dumps(facts)
    path = os.environ.get('PENALTY_LENS_ANSWERS')
    if path is None:
        print(text)
    else:
        with open(path, 'w') as file:
            file.write(text)


def °tell_failure(kind, error, traceback):
    import sys
    °tell(failure=f'{kind.__name__}: {error}', missing=error.name if issubclass(kind, ModuleNotFoundError) else None)
    sys.__excepthook__(kind, error, traceback)


__import__('sys').excepthook = °tell_failure`;

/** Seeded as in src/penalty/probes/gradients.ts: the very numbers that we put before it. The bench has the other gradients. */
const randomGradient = (seed: number): string => `def °randn(shape):
    return torch.randn(shape, generator=torch.Generator().manual_seed(${seed.toString()}))`;

const askingCode = (seed: number, needsGpu: boolean): string => `def °asked(gradient):
    torch.manual_seed(${seed.toString()})
    try:
        return {'penalty': repr(float(torch.as_tensor(°answer_to(gradient)).float().mean()))}
    except Exception as error:
        return {'raises': f'{type(error).__name__}: {error}'}


def °ask():
    probes = {'zeros': °zeros, 'unit': °unit, 'double': °double, 'randn': °randn}
    ${needsGpu ? 'with °without_gpu():\n        ' : ''}°tell(torch=torch.__version__, answers={name: °asked(gradient) for name, gradient in probes.items()})


°ask()`;

export const comparisonCode = (rehearsal: Rehearsal, seed: number, needsGpu: boolean): string =>
  [randomGradient(seed), ...(needsGpu ? [gpuContext(rehearsal)] : []), askingCode(seed, needsGpu)].join('\n\n\n');

/** All that are given a name of their own where the code has it already. */
export const comparisonNames = `${openingCode}${randomGradient(0)}${askingCode(0, true)}`;
