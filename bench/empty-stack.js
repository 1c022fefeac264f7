/* The least that the cdktf CLI can be given: what its `synth` takes for this is its own. */
const { App, TerraformStack } = require('cdktf');

const app = new App();
new TerraformStack(app, 'empty');
app.synth();
