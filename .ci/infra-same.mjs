// node infra-same.mjs TEMPLATE SYNTHESISED: fails unless an app of CDK synthesises exactly the resources of a template, but for CDK's own metadata.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const [template, synthesised] = process.argv.slice(2).map(file => JSON.parse(readFileSync(file, 'utf8')).Resources);
for (const [id, resource] of Object.entries(synthesised)) {
    delete resource.Metadata;
    if (resource.Type === 'AWS::CDK::Metadata')
        delete synthesised[id];
}

assert.ok(Object.keys(template).length > 0);
assert.deepEqual(Object.keys(synthesised).sort(), Object.keys(template).sort());
for (const id of Object.keys(template))
    assert.deepEqual(synthesised[id], template[id]);
console.log(`${Object.keys(template).length} resources are the same`);
