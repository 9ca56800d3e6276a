namespace FauxSql.Benchmarks.Model;

/// <summary><see cref="Address"/> as the AWS SDK's object persistence model has it.</summary>
public sealed class SdkAddress
{
    public string Street { get; set; } = "";

    public string PostalCode { get; set; } = "";

    public string City { get; set; } = "";

    public static SdkAddress Of(Address address) => new() { Street = address.Street, PostalCode = address.PostalCode, City = address.City };
}
