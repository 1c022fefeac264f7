import { reportingErrors } from './report-errors';
import { writeTerraform } from './terraform';
import { ENVIRONMENTS } from '../stacks/environments';

reportingErrors(() => writeTerraform(ENVIRONMENTS));
