using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Layouts;

/// <summary>
/// In which shard an item is. It depends on nothing but the primary key, so that it never changes; docs/decisions says how other writers compute it.
/// </summary>
internal static class Sharding
{
    public const AttributeKind Kind = AttributeKind.Number;

    /// <summary>The attribute that holds the shard. It is named for the number of shards, so that two numbers can be stored side by side.</summary>
    public static string AttributeOf(int count) => $"{OwnNames.Prefix}shard{count}";

    public static AttributeValue ValueOf(int shard) => new AttributeValue.Number(shard);

    public static int ShardOf(Key key, int count)
    {
        var text = KeyText.Of(key.Partition) + (key.Sort is null ? "" : "\0" + KeyText.Of(key.Sort));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))) % (uint)count);
    }
}
