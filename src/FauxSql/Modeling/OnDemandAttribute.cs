namespace FauxSql.Modeling;

/// <summary>
/// The entity's table is billed by request, <c>PAY_PER_REQUEST</c>, and a table that is provisioned is changed to that when the model is applied. Without this and <see cref="ProvisionedAttribute"/> a table is made
/// on demand too, and how one that is there is billed is left as it is. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OnDemandAttribute : Attribute;
