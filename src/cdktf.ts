import { ENVIRONMENTS } from '../stacks/environments';
import { synthTerraform } from '../stacks/terraform/app';

synthTerraform(ENVIRONMENTS);
