namespace FauxSql.Design.Infrastructure;

/// <summary>What storage and requests cost, https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.TableClasses.html.</summary>
public enum StorageClass
{
    /// <summary>The usual one.</summary>
    Standard,

    /// <summary>Storage is cheaper and requests are dearer, for data that is seldom used.</summary>
    InfrequentAccess,
}
