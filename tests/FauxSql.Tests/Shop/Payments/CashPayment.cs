using FauxSql.Modeling;

namespace FauxSql.Tests.Shop.Payments;

[Subtype("cash")]
internal sealed partial record CashPayment : ManualPayment;
