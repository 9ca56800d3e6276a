namespace FauxSql.Design.Infrastructure;

/// <summary>What a table's stream shows of each change, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html.</summary>
public enum StreamView
{
    /// <summary>The key of the item.</summary>
    KeysOnly,

    /// <summary>The item as it is after the change.</summary>
    NewImage,

    /// <summary>The item as it was before the change.</summary>
    OldImage,

    /// <summary>The item before and after the change.</summary>
    NewAndOldImages,
}
