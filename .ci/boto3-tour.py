"""boto3, the AWS SDK for Python, tries every operation. Argument: the endpoint."""

import sys
from decimal import Decimal

import boto3
from boto3.dynamodb.conditions import Attr, Key
from botocore.exceptions import ClientError

settings = {
    "endpoint_url": sys.argv[1],
    "region_name": "eu-west-1",
    "aws_access_key_id": "local",
    "aws_secret_access_key": "local",
}
dynamo = boto3.resource("dynamodb", **settings)
client = boto3.client("dynamodb", **settings)


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        assert error.response["Error"]["Code"] == code, error
        return error.response
    raise AssertionError(f"{code} was expected")


def create():
    table = dynamo.create_table(
        TableName="Albums",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "Artist", "KeyType": "HASH"}, {"AttributeName": "Year", "KeyType": "RANGE"}],
        AttributeDefinitions=[
            {"AttributeName": "Artist", "AttributeType": "S"},
            {"AttributeName": "Year", "AttributeType": "N"},
            {"AttributeName": "Genre", "AttributeType": "S"},
        ],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "GenreIndex",
                "KeySchema": [{"AttributeName": "Genre", "KeyType": "HASH"}, {"AttributeName": "Year", "KeyType": "RANGE"}],
                "Projection": {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["Title"]},
            }
        ],
    )
    table.wait_until_exists()
    table.reload()
    assert table.table_status == "ACTIVE"
    assert client.list_tables()["TableNames"] == ["Albums"]
    refused("ResourceInUseException", client.create_table, TableName="Albums", BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "A", "KeyType": "HASH"}], AttributeDefinitions=[{"AttributeName": "A", "AttributeType": "S"}])
    return table


def values(table):
    item = {
        "Artist": "Ann", "Year": 1999, "Title": "First", "Genre": "Jazz", "Price": Decimal("9.99"), "Cover": b"\x00\xff",
        "Tags": {"new", "old"}, "Ratings": {1, 2}, "Tracks": [{"Name": "One", "Length": Decimal("3.5")}, None, True, []],
    }
    table.put_item(Item=item)
    read = table.get_item(Key={"Artist": "Ann", "Year": 1999}, ConsistentRead=True)["Item"]
    assert read["Cover"].value == item["Cover"]
    assert {**read, "Cover": item["Cover"]} == item, read
    assert "Item" not in table.get_item(Key={"Artist": "Ann", "Year": 1})


def batches(table):
    with table.batch_writer() as batch:
        for year in range(2000, 2060):
            batch.put_item(Item={"Artist": "Bob", "Year": year, "Title": f"Album {year}", "Genre": "Rock" if year % 2 else "Jazz"})
    keys = [{"Artist": "Bob", "Year": year} for year in range(2000, 2100)]
    read = dynamo.batch_get_item(RequestItems={"Albums": {"Keys": keys, "ProjectionExpression": "Title"}})
    assert len(read["Responses"]["Albums"]) == 60 and not read["UnprocessedKeys"]


def queries(table):
    years = lambda page: [int(item["Year"]) for item in page["Items"]]
    assert years(table.query(KeyConditionExpression=Key("Artist").eq("Bob") & Key("Year").between(2010, 2013))) == [2010, 2011, 2012, 2013]
    last = table.query(KeyConditionExpression=Key("Artist").eq("Bob"), ScanIndexForward=False, Limit=2)
    assert years(last) == [2059, 2058]
    more = table.query(KeyConditionExpression=Key("Artist").eq("Bob"), ScanIndexForward=False, Limit=2, ExclusiveStartKey=last["LastEvaluatedKey"])
    assert years(more) == [2057, 2056]
    index = table.query(IndexName="GenreIndex", KeyConditionExpression=Key("Genre").eq("Jazz") & Key("Year").lt(2003))
    assert years(index) == [1999, 2000, 2002] and "Price" not in index["Items"][0]
    found = table.query(KeyConditionExpression=Key("Artist").eq("Bob"), FilterExpression=Attr("Title").begins_with("Album 201") & Attr("Genre").ne("Jazz"))
    assert years(found) == [2011, 2013, 2015, 2017, 2019] and found["ScannedCount"] == 60


def scans(table):
    pages = client.get_paginator("scan").paginate(TableName="Albums", PaginationConfig={"PageSize": 7})
    assert sum(page["Count"] for page in pages) == 61
    some = table.scan(FilterExpression=Attr("Tags").contains("old") | Attr("Year").is_in([2001, 2002]))
    assert some["Count"] == 3
    assert table.scan(FilterExpression=Attr("Missing").exists())["Count"] == 0


def conditions(table):
    key = {"Artist": "Ann", "Year": 1999}
    changed = table.update_item(
        Key=key, UpdateExpression="SET Price = Price + :p, Tracks[0].#n = :n REMOVE Tracks[1] ADD Plays :one DELETE Tags :old",
        ConditionExpression=Attr("Plays").not_exists(), ExpressionAttributeNames={"#n": "Name"},
        ExpressionAttributeValues={":p": 1, ":n": "Uno", ":one": 1, ":old": {"old"}}, ReturnValues="ALL_NEW",
    )["Attributes"]
    assert (changed["Price"], changed["Plays"], changed["Tags"]) == (Decimal("10.99"), 1, {"new"})
    assert changed["Tracks"] == [{"Name": "Uno", "Length": Decimal("3.5")}, True, []]
    refused("ConditionalCheckFailedException", table.put_item, Item=key, ConditionExpression=Attr("Artist").not_exists())
    refused("ValidationException", table.update_item, Key=key, UpdateExpression="SET Price")


def transactions():
    key = {"Artist": {"S": "Cal"}, "Year": {"N": "1"}}
    put = {"Put": {"TableName": "Albums", "Item": key}}
    check = lambda words: {"ConditionCheck": {"TableName": "Albums", "Key": {"Artist": {"S": "Ann"}, "Year": {"N": "1999"}}, "ConditionExpression": words}}
    answer = refused("TransactionCanceledException", client.transact_write_items, TransactItems=[put, check("attribute_not_exists(Artist)")])
    assert [reason["Code"] for reason in answer["CancellationReasons"]] == ["None", "ConditionalCheckFailed"]
    assert "Item" not in client.get_item(TableName="Albums", Key=key)
    client.transact_write_items(TransactItems=[put, check("attribute_exists(Artist)")])
    assert client.get_item(TableName="Albums", Key=key)["Item"] == key


def reads_together():
    keys = [{"Artist": {"S": "Cal"}, "Year": {"N": "1"}}, {"Artist": {"S": "Nobody"}, "Year": {"N": "1"}}]
    read = client.transact_get_items(TransactItems=[{"Get": {"TableName": "Albums", "Key": key}} for key in keys])
    assert [response.get("Item") for response in read["Responses"]] == [keys[0], None]


def settings_of(table):
    arn = table.table_arn
    client.tag_resource(ResourceArn=arn, Tags=[{"Key": "team", "Value": "music"}])
    assert client.list_tags_of_resource(ResourceArn=arn)["Tags"] == [{"Key": "team", "Value": "music"}]
    client.untag_resource(ResourceArn=arn, TagKeys=["team"])
    assert client.list_tags_of_resource(ResourceArn=arn)["Tags"] == []
    client.update_time_to_live(TableName="Albums", TimeToLiveSpecification={"AttributeName": "Until", "Enabled": True})
    assert client.describe_time_to_live(TableName="Albums")["TimeToLiveDescription"]["AttributeName"] == "Until"
    client.update_continuous_backups(TableName="Albums", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True})
    assert "ContinuousBackupsDescription" in client.describe_continuous_backups(TableName="Albums")
    assert client.describe_limits()["AccountMaxReadCapacityUnits"] > 0
    client.update_table(TableName="Albums", TableClass="STANDARD_INFREQUENT_ACCESS")
    table.wait_until_exists()
    assert client.describe_table(TableName="Albums")["Table"]["TableClassSummary"]["TableClass"] == "STANDARD_INFREQUENT_ACCESS"


def legacy(table):
    """The parameters from before expressions, which older code still sends."""
    key = {"Artist": "Old", "Year": 1}
    table.put_item(Item={**key, "Title": "a", "Plays": 1}, Expected={"Artist": {"Exists": False}})
    refused("ConditionalCheckFailedException", table.put_item, Item=key, Expected={"Artist": {"Exists": False}})
    table.update_item(Key=key, AttributeUpdates={"Plays": {"Action": "ADD", "Value": 2}, "Title": {"Action": "DELETE"}})
    assert table.get_item(Key=key, AttributesToGet=["Plays"])["Item"] == {"Plays": 3}
    found = table.query(KeyConditions={"Artist": {"ComparisonOperator": "EQ", "AttributeValueList": ["Old"]}},
                        QueryFilter={"Plays": {"ComparisonOperator": "GT", "AttributeValueList": [2]}})
    assert found["Count"] == 1
    assert table.scan(ScanFilter={"Artist": {"ComparisonOperator": "BEGINS_WITH", "AttributeValueList": ["Ol"]}})["Count"] == 1


def remove(table):
    removed = table.delete_item(Key={"Artist": "Ann", "Year": 1999}, ReturnValues="ALL_OLD", ReturnConsumedCapacity="TOTAL")
    assert removed["Attributes"]["Title"] == "First" and removed["ConsumedCapacity"]["CapacityUnits"] >= 1
    table.delete()
    table.wait_until_not_exists()
    refused("ResourceNotFoundException", client.describe_table, TableName="Albums")


albums = create()
for step in (values, batches, queries, scans, conditions, legacy):
    step(albums)
    print("ok:", step.__name__)
for step in (transactions, reads_together):
    step()
    print("ok:", step.__name__)
for step in (settings_of, remove):
    step(albums)
    print("ok:", step.__name__)
