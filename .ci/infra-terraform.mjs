// node infra-terraform.mjs PROVIDER FOLDER...: parses terraform/main.tf with HashiCorp's parser, looks each argument and block up in the provider's schema, as npm has it (it is older
// than the key_schema of indexes), and compares the tables with those of cloudformation/template.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from '@cdktf/hcl2json';

const [provider, ...folders] = process.argv.slice(2);
const newer = { 'aws_dynamodb_table.global_secondary_index.key_schema': ['attribute_name', 'key_type'] };
const meta = { lifecycle: ['prevent_destroy'] };

// The declarations of a resource: for each of its interfaces the arguments, with the interface of those that are blocks.
function schemaOf(resource) {
    const source = readFileSync(`${provider}/lib/${resource.replace(/^aws_/, '').replaceAll('_', '-')}/index.d.ts`, 'utf8');
    const interfaces = {};
    for (const [, name, body] of source.matchAll(/export interface (\w+)(?: extends [\w.]+)? \{([\s\S]*?)\n\}/g))
        interfaces[name] = Object.fromEntries([...body.matchAll(/readonly (\w+)\??: ([^;]+);/g)].map(([, argument, type]) => [snake(argument), type.replace(/\[\]| \| cdktf\.IResolvable/g, '')]));
    return interfaces;
}

const snake = name => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

function check(value, type, interfaces, place) {
    for (const [name, part] of Object.entries(value)) {
        const at = `${place}.${name}`;
        const known = newer[at] ?? meta[name];
        for (const block of known ? [part].flat() : [])
            assert.deepEqual(Object.keys(block).filter(argument => !known.includes(argument)), [], at);
        if (known)
            continue;
        assert.ok(name in interfaces[type], `${at} is unknown to the provider`);
        if (interfaces[interfaces[type][name]]) // a block
            [part].flat().forEach(block => check(block, interfaces[type][name], interfaces, at));
        else
            assert.ok(['string', 'number', 'boolean', 'object'].includes(typeof part), `${at} is no value`);
    }
}

const pascal = name => name.replace(/(?:^|_)(.)/g, (_, letter) => letter.toUpperCase());

// A table as CloudFormation has it.
function tableOf(table) {
    const [encryption, warm] = [table.server_side_encryption?.[0], table.warm_throughput?.[0]];
    const key = [table.hash_key, table.range_key].filter(Boolean).map((name, place) => ({ AttributeName: name, KeyType: ['HASH', 'RANGE'][place] }));
    return clean({
        TableName: table.name,
        BillingMode: table.billing_mode,
        ProvisionedThroughput: capacityOf(table),
        AttributeDefinitions: table.attribute.map(attribute => ({ AttributeName: attribute.name, AttributeType: attribute.type })),
        KeySchema: key,
        GlobalSecondaryIndexes: table.global_secondary_index?.map(index => ({
            IndexName: index.name,
            KeySchema: index.key_schema.map(part => ({ AttributeName: part.attribute_name, KeyType: part.key_type })),
            Projection: { ProjectionType: index.projection_type, NonKeyAttributes: index.non_key_attributes },
            ProvisionedThroughput: capacityOf(index),
            WarmThroughput: throughputOf(index.warm_throughput?.[0]),
        })),
        TimeToLiveSpecification: table.ttl && { AttributeName: table.ttl[0].attribute_name, Enabled: table.ttl[0].enabled },
        StreamSpecification: table.stream_enabled && { StreamViewType: table.stream_view_type },
        SSESpecification: encryption && { SSEEnabled: encryption.enabled, SSEType: 'KMS', KMSMasterKeyId: encryption.kms_key_arn },
        TableClass: table.table_class,
        WarmThroughput: throughputOf(warm),
        DeletionProtectionEnabled: table.deletion_protection_enabled,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: table.point_in_time_recovery[0].enabled },
        Tags: table.tags && Object.entries(table.tags).map(([Key, Value]) => ({ Key, Value })).sort((one, other) => one.Key.toLowerCase() < other.Key.toLowerCase() ? -1 : 1),
    });
}

const capacityOf = owner => owner.read_capacity && { ReadCapacityUnits: owner.read_capacity, WriteCapacityUnits: owner.write_capacity };
const throughputOf = warm => warm && { ReadUnitsPerSecond: warm.read_units_per_second, WriteUnitsPerSecond: warm.write_units_per_second };
const clean = value => JSON.parse(JSON.stringify(value)); // without what is undefined
const plain = text => JSON.parse(text.replaceAll('$${', '${').replaceAll('%%{', '%{')); // what is no template is handed on as it stands

for (const folder of folders) {
    const configuration = plain(JSON.stringify(await parse('main.tf', readFileSync(`${folder}/terraform/main.tf`, 'utf8'))));
    assert.equal(configuration.terraform[0].required_providers[0].aws.version, '>= 6.29');
    let resources = 0;
    for (const [type, named] of Object.entries(configuration.resource)) {
        const interfaces = schemaOf(type);
        for (const [name, [resource, ...others]] of Object.entries(named)) {
            assert.equal(others.length, 0, `${type}.${name} is there twice`);
            assert.match(name, /^[a-z][a-z0-9_]*$/);
            check(resource, `${pascal(type.replace(/^aws_/, ''))}Config`, interfaces, type);
            resources++;
        }
    }

    const template = Object.values(JSON.parse(readFileSync(`${folder}/cloudformation/template.json`, 'utf8')).Resources);
    const byName = tables => tables.sort((one, other) => one.TableName < other.TableName ? -1 : 1);
    assert.deepEqual(
        byName(Object.values(configuration.resource.aws_dynamodb_table).map(([table]) => tableOf(table))),
        byName(template.filter(resource => resource.Type === 'AWS::DynamoDB::Table').map(resource => resource.Properties)));
    assert.equal(resources, template.length);
    console.log(`${folder}: ${resources} resources`);
}
