import { writeTerraform } from '../../src/terraform';
import { development } from '../../stacks/environments/development';

/** The program of a user who has named another image of the catalog, and changed nothing else. */
const images = { ...development.images, catalog: development.images.catalog.replace(/:[^:]+$/, ':1.6.0') };

writeTerraform([{ ...development, images }]);
