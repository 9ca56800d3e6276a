// node infra-cloudformation.mjs TEMPLATE...: checks templates against AWS's specification of its resources: every type and property known, every value of its type.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';

const spec = await loadAwsServiceSpec();
const keys = { Type: true, Properties: true, DeletionPolicy: true, UpdateReplacePolicy: true };

// What is wrong with a value, as [place, problem] pairs.
function problems(value, type, place) {
    if (value?.['Fn::GetAtt'] || value?.['Fn::Sub'])
        return [];
    switch (type.type) {
        case 'string':
        case 'boolean':
            return typeof value === type.type ? [] : [[place, `is no ${type.type}`]];
        case 'integer':
            return Number.isInteger(value) ? [] : [[place, 'is no integer']];
        case 'json':
            return typeof value === 'object' ? [] : [[place, 'is no JSON']];
        case 'tag':
            return typeof value.Key === 'string' && typeof value.Value === 'string' && Object.keys(value).length === 2 ? [] : [[place, 'is no tag']];
        case 'array':
            return Array.isArray(value) ? value.flatMap((element, index) => problems(element, type.element, `${place}[${index}]`)) : [[place, 'is no array']];
        case 'ref':
            return ofProperties(value, spec.get('typeDefinition', type.reference.$ref).properties, place);
        case 'union': {
            // JSON is everything: an array is what the specification says of arrays, if it says something.
            const arrays = type.types.filter(one => one.type === 'array' && Array.isArray(value));
            const each = (arrays.length > 0 ? arrays : type.types).map(one => problems(value, one, place));
            return each.find(found => found.length === 0) ?? each[0];
        }
        default:
            return [[place, `is of a type that this check does not know: ${JSON.stringify(type)}`]];
    }
}

function ofProperties(value, properties, place) {
    if (typeof value !== 'object' || Array.isArray(value))
        return [[place, 'is no object']];
    const missing = Object.keys(properties).filter(name => properties[name].required && !(name in value)).map(name => [`${place}.${name}`, 'is missing']);
    return [...missing, ...Object.entries(value).flatMap(([name, part]) => name in properties ? problems(part, properties[name].type, `${place}.${name}`) : [[`${place}.${name}`, 'is unknown']])];
}

for (const file of process.argv.slice(2)) {
    const template = JSON.parse(readFileSync(file, 'utf8'));
    const found = Object.entries(template.Resources).flatMap(([id, resource]) => {
        assert.match(id, /^[a-zA-Z0-9]{1,255}$/);
        assert.deepEqual(Object.keys(resource).filter(key => !keys[key]), []);
        return ofProperties(resource.Properties, spec.lookup('resource', 'cloudFormationType', 'equals', resource.Type).only().properties, id);
    });
    assert.deepEqual(found, [], file);
    console.log(`${file}: ${Object.keys(template.Resources).length} resources`);
}
