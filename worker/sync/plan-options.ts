import {
  SYNC_STRATEGIES,
  type SyncOption,
  type SyncPlan,
  type SyncStrategy,
} from '#contract/sync.ts';
import { recommendStrategy, type StoredState } from './plan-sync.ts';

/** All strategies with what speaks for or against each, the recommended one first. */
export function planOptions(
  state: StoredState,
  neededBytesOf: (strategy: SyncStrategy) => number | null,
): SyncPlan {
  const best = recommendStrategy(state);
  const others = SYNC_STRATEGIES.filter((strategy) => strategy !== best.strategy);
  const options = [
    { ...best, isPossible: true },
    ...others.map((strategy) => describeOption(strategy, state)),
  ];
  return {
    options: options.map((option) => ({
      ...option,
      neededBytes: addsNothing(option.strategy, state) ? 0 : neededBytesOf(option.strategy),
    })),
  };
}

function addsNothing(strategy: SyncStrategy, { shown, missingLabels }: StoredState): boolean {
  return strategy === 'labels_only' && shown?.isComplete === true && missingLabels === 0;
}

function describeOption(
  strategy: SyncStrategy,
  { shown, completeOfVersion, isVersionSure, missingLabels }: StoredState,
): Omit<SyncOption, 'neededBytes'> {
  const possible = (reason: string) => ({ strategy, reason, isPossible: true });
  const impossible = (reason: string) => ({ strategy, reason, isPossible: false });
  switch (strategy) {
    case 'full':
      return possible(
        'Reads every list again, and the texts of labels that are not confirmed yet.',
      );
    case 'full_without_labels':
      return possible('Reads every list; texts of labels can follow later.');
    case 'entities_only':
      return possible('Reads only the names of data entities: a first look within seconds.');
    case 'labels_only':
      if (shown?.isComplete !== true) return impossible('No complete catalogue is here yet.');
      return possible(
        missingLabels > 0
          ? 'Asks only for the texts of labels that are not here yet.'
          : 'All labels of the chosen languages are here already.',
      );
    case 'incremental':
      if (shown?.isComplete !== true) return impossible('No earlier catalogue is here yet.');
      return possible('Writes only what is new or changed, and takes the texts of labels over.');
    case 'sharing':
      if (!isVersionSure) return impossible('The modules of this environment are not known.');
      if (completeOfVersion === null) {
        return impossible(
          'No environment on this device has a catalogue of exactly these modules.',
        );
      }
      return possible(
        'Takes the catalogue that is here for exactly these modules; nothing is read.',
      );
  }
}
