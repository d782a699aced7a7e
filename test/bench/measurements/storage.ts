import { figure } from '../figures.ts';
import { fillProfile } from '../filled-profile.ts';
import type { Measurement } from '../measurement.ts';

export const storage: Measurement = {
  name: 'storage',
  async run(surroundings) {
    const { englishBytes } = await fillProfile(surroundings);
    return [
      figure({
        name: 'database after a full sync with labels',
        value: englishBytes / 1e6,
        unit: 'MB',
        note: 'one catalogue, labels in English',
      }),
    ];
  },
};
